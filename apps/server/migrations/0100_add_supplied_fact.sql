create table supplied_fact (
  id uuid constraint supplied_fact_key primary key,
  credit_code text not null constraint supplied_fact_credit_code check (length(credit_code) = 18),
  subject_kind text not null constraint supplied_fact_subject_kind check (subject_kind in ('applicant', 'project', 'product')),
  subject_id text,
  fact text not null constraint supplied_fact_fact_length check (length(fact) between 1 and 60),
  value jsonb not null,
  document_id uuid constraint supplied_fact_document references document,
  supplied_at timestamptz not null,
  supplied_by text not null,
  supplied_by_id text,
  ended_at timestamptz,
  ended_by text,
  holds boolean,
  judged_at timestamptz,
  judged_by text,
  judged_by_id text,
  judged_unit_id text,
  judged_note text,
  sample boolean not null default false,
  constraint supplied_fact_subject_whole check ((subject_kind = 'applicant') = (subject_id is null)),
  constraint supplied_fact_ended_whole check ((ended_at is null) = (ended_by is null)),
  constraint supplied_fact_judged_whole check ((holds is null) = (judged_at is null) and (holds is null) = (judged_by is null)),
  constraint supplied_fact_wrong_is_ended check (holds is distinct from false or ended_at is not null)
);
create unique index supplied_fact_current on supplied_fact (credit_code, subject_kind, coalesce(subject_id, ''), fact)
  where ended_at is null;
create index supplied_fact_enterprise on supplied_fact (credit_code, supplied_at);
comment on table supplied_fact is 'What enterprises say of themselves for the rules that need it; every version stays.';
comment on column supplied_fact.id is 'Identifier, in the order of time.';
comment on column supplied_fact.credit_code is 'The enterprise that speaks.';
comment on column supplied_fact.subject_kind is 'Whether it speaks of itself, a project or a product.';
comment on column supplied_fact.subject_id is 'Key of the project or product; null for the enterprise itself.';
comment on column supplied_fact.fact is 'Name in the fact dictionary.';
comment on column supplied_fact.value is 'The value as it was said, in the forms that the fact dictionary reads.';
comment on column supplied_fact.document_id is 'A document that shows it.';
comment on column supplied_fact.supplied_at is 'When it was said.';
comment on column supplied_fact.supplied_by is 'Name of the person who said it.';
comment on column supplied_fact.supplied_by_id is 'Account of that person.';
comment on column supplied_fact.ended_at is 'When a later value, a withdrawal or a finding ended it; null while it counts.';
comment on column supplied_fact.ended_by is 'Name of the person who ended it.';
comment on column supplied_fact.holds is 'What an officer found: it holds or not; null until one has looked.';
comment on column supplied_fact.judged_at is 'When the officer looked.';
comment on column supplied_fact.judged_by is 'Name of the officer.';
comment on column supplied_fact.judged_by_id is 'Account of the officer.';
comment on column supplied_fact.judged_unit_id is 'Unit of the officer.';
comment on column supplied_fact.judged_note is 'What the officer noted.';
comment on column supplied_fact.sample is 'Comes with the city''s sample.';

create table applicant_product (
  id uuid constraint applicant_product_key primary key,
  credit_code text not null constraint applicant_product_credit_code check (length(credit_code) = 18),
  name text not null constraint applicant_product_name_length check (length(name) between 2 and 120),
  added_at timestamptz not null,
  added_by text not null,
  ended_at timestamptz,
  sample boolean not null default false
);
create unique index applicant_product_name on applicant_product (credit_code, name) where ended_at is null;
comment on table applicant_product is 'Products that enterprises name, so that clauses about products can be asked for them.';
comment on column applicant_product.id is 'Identifier, in the order of time.';
comment on column applicant_product.credit_code is 'The enterprise.';
comment on column applicant_product.name is 'What it is called.';
comment on column applicant_product.added_at is 'When it was named.';
comment on column applicant_product.added_by is 'Name of the person who named it.';
comment on column applicant_product.ended_at is 'When it was taken off; null while it counts.';
comment on column applicant_product.sample is 'Comes with the city''s sample.';

create function speaks_for(credit text) returns boolean
  language sql stable parallel safe
  return actor_kind() = 'system' or (actor_may('policy.supply') and credit = actor_credit_code());
create function reads_policies() returns boolean
  language sql stable parallel safe
  return actor_may('policy.read') and actor_credit_code() is null;
comment on function reads_policies() is 'Whether the actor reads of every enterprise; whoever speaks for one never does.';
comment on function speaks_for(text) is 'Whether the actor may speak for the enterprise: its own account, or the system.';

alter table supplied_fact enable row level security;
create policy supplied_fact_read on supplied_fact for select to ceyuan_app using (
  (select reads_policies()) or speaks_for(credit_code));
create policy supplied_fact_add on supplied_fact for insert to ceyuan_app with check (speaks_for(credit_code) and holds is null
  or (select actor_kind()) = 'system');
create policy supplied_fact_change on supplied_fact for update to ceyuan_app
  using (speaks_for(credit_code) or (select actor_may('policy.verify')))
  with check (speaks_for(credit_code) or (select actor_may('policy.verify')));
grant select, insert on supplied_fact to ceyuan_app;
grant update (ended_at, ended_by, holds, judged_at, judged_by, judged_by_id, judged_unit_id, judged_note) on supplied_fact to ceyuan_app;

-- An enterprise ends what it said; what an officer found of it is the officer's alone.
create function keep_verdict() returns trigger
  language plpgsql set search_path from current
  as $$
begin
  if (new.holds is distinct from old.holds or new.judged_at is distinct from old.judged_at) and not actor_may('policy.verify') then
    raise insufficient_privilege using message = 'only an officer finds whether a supplied fact holds';
  end if;
  if old.ended_at is not null then
    raise insufficient_privilege using message = 'what has ended is not changed';
  end if;
  return new;
end
$$;
comment on function keep_verdict() is 'Keeps findings the officers'' own, and the past as it was.';
create trigger supplied_fact_keeps_verdict before update on supplied_fact for each row execute function keep_verdict();

alter table applicant_product enable row level security;
create policy applicant_product_read on applicant_product for select to ceyuan_app using (
  (select reads_policies()) or speaks_for(credit_code));
create policy applicant_product_add on applicant_product for insert to ceyuan_app with check (speaks_for(credit_code));
create policy applicant_product_change on applicant_product for update to ceyuan_app using (speaks_for(credit_code));
grant select, insert on applicant_product to ceyuan_app;
grant update (ended_at) on applicant_product to ceyuan_app;
