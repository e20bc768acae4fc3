create table population_run (
  id uuid constraint population_run_key primary key,
  owner_id text not null,
  owner_name text not null,
  file_name text not null constraint population_run_file_name_length check (length(file_name) between 1 and 255),
  file_size bigint not null constraint population_run_file_size check (file_size > 0),
  file_sha256 text not null,
  format text not null constraint population_run_format check (format in ('csv', 'arrow', 'parquet')),
  rows bigint,
  columns jsonb not null,
  status text not null constraint population_run_status check (
    status in ('ready', 'waiting', 'running', 'done', 'cancelled', 'failed', 'removed')
  ),
  run_on date,
  output text constraint population_run_output check (output in ('csv', 'arrow', 'parquet')),
  language text not null,
  finding jsonb,
  problem jsonb,
  uploaded_at timestamptz not null,
  finished_at timestamptz,
  kept_until timestamptz not null,
  constraint population_run_asked_whole check ((run_on is null) = (output is null))
);
create index population_run_latest on population_run (owner_id, id desc);
create index population_run_kept on population_run (kept_until) where status in ('ready', 'done');
comment on table population_run is 'Files of enterprises that officials held against the clauses; the files lie in the folder of uploads until they are removed.';
comment on column population_run.id is 'Identifier, in the order of time; its files are named by it.';
comment on column population_run.owner_id is 'Account that brought the file, which alone sees it.';
comment on column population_run.owner_name is 'Name of that account then.';
comment on column population_run.file_name is 'Name of the uploaded file.';
comment on column population_run.file_size is 'Unit: bytes.';
comment on column population_run.file_sha256 is 'SHA-256 of the file, hexadecimal.';
comment on column population_run.format is 'What the file was found to be.';
comment on column population_run.rows is 'Rows of the file; null where only reading tells.';
comment on column population_run.columns is 'Its columns in order: name, the fact it is read as or null, the nearest name of a fact or null.';
comment on column population_run.status is 'Where it stands; removed: its files are gone.';
comment on column population_run.run_on is 'The day on which the clauses are in force; null until it is started.';
comment on column population_run.output is 'The kind of file that the result is given in.';
comment on column population_run.language is 'Language of its owner, for the sentences in the list of bad rows.';
comment on column population_run.finding is 'What came of it: rows computed and left out, facts lacking, each clause.';
comment on column population_run.problem is 'Why it failed.';
comment on column population_run.uploaded_at is 'When the file came.';
comment on column population_run.finished_at is 'When it came to rest.';
comment on column population_run.kept_until is 'When what is left of its files is removed.';
alter table population_run enable row level security;
create policy population_run_use on population_run to ceyuan_app
  using (actor_kind() = 'system' or ((select actor_may('policy.edit')) and owner_id = (select actor_id())))
  with check (actor_kind() = 'system' or ((select actor_may('policy.edit')) and owner_id = (select actor_id())));
grant select, insert on population_run to ceyuan_app;
grant update (status, run_on, output, language, finding, problem, finished_at, kept_until) on population_run to ceyuan_app;
