create table progress_report (
  month text constraint progress_report_key primary key constraint progress_report_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state text not null constraint progress_report_state check (state in ('draft', 'issued')),
  year int,
  number int,
  narrative jsonb not null,
  figures jsonb,
  issued_at timestamptz,
  issued_by text,
  version int not null default 1,
  sample boolean not null default false,
  constraint progress_report_issued_whole check ((state = 'issued') = (figures is not null)
    and (state = 'issued') = (issued_at is not null) and (state = 'issued') = (number is not null)),
  constraint progress_report_number_once unique (year, number)
);
comment on table progress_report is 'The monthly report on the plan''s progress.';
comment on column progress_report.month is 'The month it speaks of, YYYY-MM.';
comment on column progress_report.state is 'draft or issued.';
comment on column progress_report.year is 'Year of its number.';
comment on column progress_report.number is 'Number within the year.';
comment on column progress_report.narrative is 'What people wrote.';
comment on column progress_report.figures is 'The numbers, frozen when it was issued.';
comment on column progress_report.issued_at is 'When it was issued.';
comment on column progress_report.issued_by is 'Name of the person who issued it.';
comment on column progress_report.version is 'Grows with each change.';
comment on column progress_report.sample is 'Comes from a city whose records are a sample.';

-- What is issued stays as it was, whoever asks.
create function progress_report_stays() returns trigger language plpgsql as $$
begin
  raise exception 'An issued report cannot be changed' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger progress_report_issued_stays before update or delete on progress_report
  for each row when (old.state = 'issued') execute function progress_report_stays();

alter table progress_report enable row level security;
create policy progress_report_read on progress_report for select to ceyuan_app using ((select actor_may('progress.read')));
create policy progress_report_add on progress_report for insert to ceyuan_app with check ((select actor_may('report.write')));
create policy progress_report_change on progress_report for update to ceyuan_app using ((select actor_may('report.write')));
grant select, insert, update on progress_report to ceyuan_app;
