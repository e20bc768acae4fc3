create table import_run (
  id uuid constraint import_run_key primary key,
  register text not null,
  file_name text not null constraint import_run_file_name_length check (length(file_name) between 1 and 255),
  file_size bigint not null constraint import_run_file_size check (file_size > 0),
  file_sha256 text not null,
  format jsonb not null,
  status text not null constraint import_run_status check (
    status in ('mapping', 'checking', 'checked', 'writing', 'done', 'cancelled', 'failed', 'undoing', 'undone')
  ),
  columns jsonb not null,
  counts jsonb not null,
  mode text constraint import_run_mode check (mode in ('good', 'all')),
  written_through int not null default 0,
  kept int not null default 0,
  problem jsonb,
  started_by text not null,
  started_by_name text not null,
  actor jsonb not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index import_run_register on import_run (register, started_at desc, id);
comment on table import_run is 'Imports of files into registers, each with where it stands.';
comment on column import_run.id is 'Identifier; records it wrote carry it.';
comment on column import_run.register is 'The register it goes to.';
comment on column import_run.file_name is 'Name of the uploaded file.';
comment on column import_run.file_size is 'Unit: bytes.';
comment on column import_run.file_sha256 is 'SHA-256 of the file, by which it is kept.';
comment on column import_run.format is 'What the file was found to be.';
comment on column import_run.status is 'Where it stands.';
comment on column import_run.columns is 'The columns with the field that each goes to.';
comment on column import_run.counts is 'Rows by kind.';
comment on column import_run.mode is 'good: the good rows; all: all or nothing.';
comment on column import_run.written_through is 'The last row of the file that is surely in the register: a restart goes on behind it.';
comment on column import_run.kept is 'Records that the undo left alone because someone changed them since.';
comment on column import_run.problem is 'Why it failed.';
comment on column import_run.started_by is 'Account.';
comment on column import_run.started_by_name is 'Name of that account then.';
comment on column import_run.actor is 'As whom it writes, so that a restart goes on as the same.';
comment on column import_run.started_at is 'When the file came.';
comment on column import_run.finished_at is 'When it came to rest.';
alter table import_run enable row level security;
create policy import_run_use on import_run to ceyuan_app using (actor_may('register.import')) with check (actor_may('register.import'));
grant select, insert, update on import_run to ceyuan_app;

create table import_bad_row (
  import_id uuid not null constraint import_bad_row_import references import_run,
  row int not null,
  cells jsonb not null,
  problems jsonb not null,
  constraint import_bad_row_key primary key (import_id, row)
);
comment on table import_bad_row is 'Rows of a file that cannot be taken.';
comment on column import_bad_row.import_id is 'The import.';
comment on column import_bad_row.row is 'Row as the spreadsheet counts, from 1.';
comment on column import_bad_row.cells is 'The cells as written.';
comment on column import_bad_row.problems is 'What is wrong: column from 0, field, code, values.';
alter table import_bad_row enable row level security;
create policy import_bad_row_use on import_bad_row to ceyuan_app using (actor_may('register.import')) with check (actor_may('register.import'));
grant select, insert, delete on import_bad_row to ceyuan_app;

create table import_mapping (
  register text not null,
  heading text not null,
  field text,
  unit text,
  used_at timestamptz not null,
  constraint import_mapping_key primary key (register, heading)
);
comment on table import_mapping is 'Where a heading was sent the last time.';
comment on column import_mapping.register is 'The register.';
comment on column import_mapping.heading is 'The heading without case, brackets, spaces and punctuation.';
comment on column import_mapping.field is 'The field; null: not imported.';
comment on column import_mapping.unit is 'The unit of money chosen.';
comment on column import_mapping.used_at is 'When it was last chosen.';
alter table import_mapping enable row level security;
create policy import_mapping_use on import_mapping to ceyuan_app using (actor_may('register.import')) with check (actor_may('register.import'));
grant select, insert, update on import_mapping to ceyuan_app;
