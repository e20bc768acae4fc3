-- The promise that an objection was raised under stays with it, so that its last day can be reckoned again by a later calendar.
alter table objection add column working_days integer
  constraint objection_working_days check (working_days between 1 and 3660);
comment on column objection.working_days is 'Working days promised for the answer when it was raised; null of those raised before it was kept.';
