-- Notices for the people of one enterprise.
alter table notice
  add column credit_code text,
  drop constraint notice_for_someone,
  add constraint notice_for_someone check (num_nonnulls(unit_id, person_id, scope, credit_code) > 0);
drop index notice_once;
create unique index notice_once on notice
  (message_id, coalesce(unit_id, ''), coalesce(person_id, ''), coalesce(scope, ''), coalesce(credit_code, ''));
comment on column notice.credit_code is 'For people who speak for this enterprise only; null: for any.';
comment on column notice.subject_id is 'The order, import, commitment, offer or draft that it is about.';
alter policy notice_see on notice using (
  (select actor_kind()) <> 'public'
  and (unit_id is null or unit_id = (select actor_unit()))
  and (person_id is null or person_id = (select actor_id()))
  and (credit_code is null or credit_code = (select actor_credit_code()))
  and (scope is null or actor_may(scope)));
