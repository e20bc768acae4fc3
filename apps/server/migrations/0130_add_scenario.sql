create table scenario (
  id uuid constraint scenario_key primary key,
  created_at timestamptz not null,
  created_by text not null,
  created_by_id text not null,
  version int not null constraint scenario_version_positive check (version > 0),
  ended_at timestamptz,
  end_reason text,
  constraint scenario_ended_whole check ((ended_at is null) = (end_reason is null))
);
create index scenario_latest on scenario (id desc) where ended_at is null;
comment on table scenario is 'Saved what-if scenarios over the policies.';
comment on column scenario.id is 'Identifier, in the order of time.';
comment on column scenario.created_at is 'When it was first saved.';
comment on column scenario.created_by is 'Name of its author.';
comment on column scenario.created_by_id is 'Account of its author, who alone changes it.';
comment on column scenario.version is 'Number of its latest version.';
comment on column scenario.ended_at is 'When it was put aside; null while it counts.';
comment on column scenario.end_reason is 'Why it was put aside.';

create table scenario_version (
  scenario_id uuid not null constraint scenario_version_scenario references scenario,
  version int not null,
  name text not null constraint scenario_version_name check (length(name) between 1 and 120),
  note text not null constraint scenario_version_note check (length(note) <= 2000),
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  constraint scenario_version_key primary key (scenario_id, version)
);
comment on table scenario_version is 'Every version of every saved scenario; none is changed or deleted.';
comment on column scenario_version.scenario_id is 'The scenario.';
comment on column scenario_version.version is 'Number of the version, from 1.';
comment on column scenario_version.name is 'What it is called.';
comment on column scenario_version.note is 'What its author noted.';
comment on column scenario_version.content is 'What it asks, in the form of the API.';
comment on column scenario_version.saved_at is 'When it was saved.';
comment on column scenario_version.saved_by is 'Name of who saved it.';

alter table scenario enable row level security;
create policy scenario_read on scenario for select to ceyuan_app using ((select actor_may('policy.edit')));
create policy scenario_add on scenario for insert to ceyuan_app with check ((select actor_may('policy.edit'))
  and created_by_id = (select actor_id()));
create policy scenario_change on scenario for update to ceyuan_app
  using ((select actor_may('policy.edit')) and created_by_id = (select actor_id()) and ended_at is null)
  with check (created_by_id = (select actor_id()));
grant select, insert on scenario to ceyuan_app;
grant update (version, ended_at, end_reason) on scenario to ceyuan_app;

alter table scenario_version enable row level security;
create policy scenario_version_read on scenario_version for select to ceyuan_app using ((select actor_may('policy.edit')));
create policy scenario_version_add on scenario_version for insert to ceyuan_app with check (
  exists (select 1 from scenario s where s.id = scenario_id and s.created_by_id = (select actor_id()) and s.ended_at is null));
grant select, insert on scenario_version to ceyuan_app;
