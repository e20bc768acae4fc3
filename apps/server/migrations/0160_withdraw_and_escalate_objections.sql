-- Who objected may take the objection back with a reason; one that nobody answered in time goes to the coordination office.
alter table objection drop constraint objection_outcome;
alter table objection add constraint objection_outcome check (outcome in ('upheld', 'dismissed', 'withdrawn'));
alter table objection add column escalated_at timestamptz;
comment on column objection.outcome is 'Whether it was found right, or taken back by the enterprise.';
comment on column objection.escalated_at is 'When it went to the coordination office, unanswered past its last day; null where it did not.';

drop policy objection_answer on objection;
create policy objection_answer on objection for update to ceyuan_app
  using ((select actor_may('objection.answer')) and (select actor_credit_code()) is null and answered_at is null)
  with check ((select actor_credit_code()) is null and answered_by_id = (select actor_id()) and outcome <> 'withdrawn');
create policy objection_withdraw on objection for update to ceyuan_app
  using ((select actor_may('objection.raise')) and credit_code = (select actor_credit_code()) and answered_at is null)
  with check (credit_code = (select actor_credit_code()) and answered_by_id = (select actor_id()) and outcome = 'withdrawn');
create policy objection_escalate on objection for update to ceyuan_app
  using ((select actor_kind()) = 'system' and answered_at is null)
  with check ((select actor_kind()) = 'system' and answered_at is null);
grant update (escalated_at) on objection to ceyuan_app;
