-- Runs as the owner, so that an enterprise reads its own record, restricted fields and all, without a policy that every list would pay for.
create function own_record(register_table text) returns jsonb
  language plpgsql stable security definer set search_path from current
  as $$
declare
  found jsonb;
begin
  if actor_credit_code() is null
    or not exists (select 1 from pg_tables where schemaname = current_schema() and tablename = register_table || '_history')
  then
    return null;
  end if;
  execute format('select to_jsonb(t) from %I t where t.record_key = $1 and t.ended_at is null', register_table)
    into found using actor_credit_code();
  return (select jsonb_object_agg(key, value) from jsonb_each_text(found));
end
$$;
comment on function own_record(text) is 'The record of a register whose key is the actor''s credit code: every column as text; null where there is none.';
revoke all on function own_record(text) from public;
grant execute on function own_record(text) to ceyuan_app;
