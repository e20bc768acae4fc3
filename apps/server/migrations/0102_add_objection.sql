-- Objections to decisions, each with the explanation as it stood; later kinds of decisions need no new table.
create table objection (
  id uuid constraint objection_key primary key,
  subject_kind text not null constraint objection_subject_kind check (subject_kind ~ '^[a-zA-Z]{1,40}$'),
  subject_id text not null constraint objection_subject_id check (length(subject_id) between 1 and 200),
  title jsonb not null,
  credit_code text not null constraint objection_credit_code check (length(credit_code) = 18),
  applicant_name text not null,
  unit_ids text[] not null,
  decided_by_id text,
  reason text not null constraint objection_reason_length check (length(reason) between 10 and 2000),
  kept jsonb not null,
  raised_at timestamptz not null,
  raised_on date not null,
  raised_by text not null,
  raised_by_id text,
  due_earliest date not null,
  due_on date not null,
  outcome text constraint objection_outcome check (outcome in ('upheld', 'dismissed')),
  answer text constraint objection_answer_length check (length(answer) between 10 and 2000),
  answered_at timestamptz,
  answered_by text,
  answered_by_id text,
  answered_unit_id text,
  constraint objection_due_in_order check (raised_on <= due_earliest and due_earliest <= due_on),
  constraint objection_answered_whole check (num_nonnulls(outcome, answer, answered_at, answered_by) in (0, 4)),
  constraint objection_not_by_the_decider check (answered_by_id is null or answered_by_id is distinct from decided_by_id)
);
create unique index objection_open_once on objection (credit_code, subject_kind, subject_id) where answered_at is null;
create index objection_of_enterprise on objection (credit_code, id);
create index objection_waiting on objection (due_on, id) where answered_at is null;
comment on table objection is 'Objections of enterprises to decisions about them, with the explanation as it stood and the answer.';
comment on column objection.id is 'Identifier, in the order of time.';
comment on column objection.subject_kind is 'What kind of decision it is about.';
comment on column objection.subject_id is 'Which one.';
comment on column objection.title is 'What the decision is called, in both languages.';
comment on column objection.credit_code is 'The enterprise that objects.';
comment on column objection.applicant_name is 'Its name then.';
comment on column objection.unit_ids is 'Units that are to answer.';
comment on column objection.decided_by_id is 'Account of the person who decided, who does not answer; null where the system found it.';
comment on column objection.reason is 'What the enterprise says against it.';
comment on column objection.kept is 'The explanation as it stood: facts, version of the clause, trace.';
comment on column objection.raised_at is 'When it was raised.';
comment on column objection.raised_on is 'That day in the city.';
comment on column objection.raised_by is 'Name of the person who raised it.';
comment on column objection.raised_by_id is 'Account of that person.';
comment on column objection.due_earliest is 'The last day for the answer at the earliest, by the holidays known when it was raised.';
comment on column objection.due_on is 'The last day for the answer at the latest.';
comment on column objection.outcome is 'Whether it was found right.';
comment on column objection.answer is 'Why.';
comment on column objection.answered_at is 'When it was answered; null while it waits.';
comment on column objection.answered_by is 'Name of the person who answered.';
comment on column objection.answered_by_id is 'Account of that person.';
comment on column objection.answered_unit_id is 'Unit of that person.';

alter table objection enable row level security;
create policy objection_read on objection for select to ceyuan_app using (
  (select actor_kind()) = 'system'
  or credit_code = (select actor_credit_code())
  or ((select actor_may('objection.answer')) and (select actor_credit_code()) is null));
create policy objection_raise on objection for insert to ceyuan_app with check (
  (select actor_may('objection.raise')) and credit_code = (select actor_credit_code()) and answered_at is null);
create policy objection_answer on objection for update to ceyuan_app
  using ((select actor_may('objection.answer')) and (select actor_credit_code()) is null and answered_at is null)
  with check (answered_by_id = (select actor_id()));
grant select, insert on objection to ceyuan_app;
grant update (outcome, answer, answered_at, answered_by, answered_by_id, answered_unit_id) on objection to ceyuan_app;

-- Evidence belongs to the enterprise that brought it and to those who judge it: of a supplied fact whoever verifies, of an objection
-- whoever answers. Readers of registers or orders do not see it for that alone.
drop policy document_read on document;
create policy document_read on document for select to ceyuan_app using (
  visibility = 'public'
  or actor_kind() = 'system'
  or (actor_kind() <> 'public' and recorded_by = current_setting('ceyuan.actor_id', true))
  or (actor_credit_code() is null and coalesce(subject_kind, '') not in ('suppliedFact', 'objection')
    and (actor_may('register.read') or actor_may('order.read')))
  or (subject_kind = 'commitment' and actor_may('progress.read'))
  or (subject_kind = 'suppliedFact' and ((actor_may('policy.verify') and actor_credit_code() is null)
    or exists (select 1 from supplied_fact f where f.id::text = document.subject_id and f.credit_code = actor_credit_code())))
  or (subject_kind = 'objection' and exists (select 1 from objection o where o.id::text = document.subject_id)));
