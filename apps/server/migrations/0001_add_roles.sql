-- Every transaction runs as ceyuan_app, which does not bypass row-level security; the account that signs in owns the tables.
do $$
begin
  create role ceyuan_app nologin;
exception
  -- Another city of the same cluster has made it.
  when duplicate_object or unique_violation then null;
end
$$;
grant ceyuan_app to current_user;

do $$
begin
  execute format('grant usage on schema %I to ceyuan_app', current_schema());
end
$$;

create function actor_kind() returns text
  language sql stable parallel safe
  return coalesce(current_setting('ceyuan.kind', true), '');
comment on function actor_kind() is 'Who acts in this transaction: user, public or system.';

create function actor_unit() returns text
  language sql stable parallel safe
  return nullif(current_setting('ceyuan.unit_id', true), '');
comment on function actor_unit() is 'The responsible unit that the actor works for, or null.';

create function actor_credit_code() returns text
  language sql stable parallel safe
  return nullif(current_setting('ceyuan.credit_code', true), '');
comment on function actor_credit_code() is 'The enterprise or institute that the actor speaks for, or null.';

create function actor_may(scope text) returns boolean
  language sql stable parallel safe
  return actor_kind() = 'system' or scope = any (string_to_array(coalesce(current_setting('ceyuan.scopes', true), ''), ','));
comment on function actor_may(text) is 'Whether the actor holds the scope, such as register.read; the system holds all.';
