create table plan_version (
  id uuid constraint plan_version_key primary key,
  state text not null constraint plan_version_state check (state in ('draft', 'confirmed', 'ended')),
  number int constraint plan_version_number_once unique constraint plan_version_number_positive check (number > 0),
  version int not null default 1 constraint plan_version_version_positive check (version > 0),
  revision int not null default 1,
  file_name text not null,
  text text not null,
  source jsonb,
  pack_hash text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  confirmed_by_name text,
  end_reason text,
  constraint plan_version_confirmed_whole check ((state = 'confirmed') = (number is not null and confirmed_at is not null)),
  constraint plan_version_end_has_reason check ((state = 'ended') = (end_reason is not null and number is null))
);
create index plan_version_recorded on plan_version (recorded_at desc);
comment on table plan_version is 'Readings of the plan: drafts that people correct, and the confirmed versions that the city has run.';
comment on column plan_version.id is 'Identifier.';
comment on column plan_version.state is 'draft: being corrected; confirmed: was or is in force; ended: given up.';
comment on column plan_version.number is 'Number of the confirmed version, from 1; the highest is in force. Null for drafts.';
comment on column plan_version.version is 'Goes up with every change, so that two people do not overwrite each other.';
comment on column plan_version.revision is 'The revision that counts; an undo goes back to its parent.';
comment on column plan_version.file_name is 'Name of the document that was read.';
comment on column plan_version.text is 'The normalised text; offsets count in it, in UTF-16 units.';
comment on column plan_version.source is 'Where the document was published: title, number, date, link.';
comment on column plan_version.pack_hash is 'SHA-256 of the plan files of the city pack, for a version that came from there.';
comment on column plan_version.recorded_at is 'When the text was read.';
comment on column plan_version.recorded_by is 'Account that had it read.';
comment on column plan_version.recorded_by_name is 'Name of that account then.';
comment on column plan_version.confirmed_at is 'When it came into force.';
comment on column plan_version.confirmed_by is 'Account that confirmed it.';
comment on column plan_version.confirmed_by_name is 'Name of that account then.';
comment on column plan_version.end_reason is 'Why a draft was given up.';

create table plan_revision (
  plan_id uuid not null constraint plan_revision_of references plan_version,
  revision int not null,
  parent int,
  content jsonb not null,
  correction jsonb,
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  constraint plan_revision_key primary key (plan_id, revision),
  constraint plan_revision_parent_before check (parent < revision)
);
comment on table plan_revision is 'Every state that a reading went through; nothing is overwritten.';
comment on column plan_revision.plan_id is 'The reading.';
comment on column plan_revision.revision is 'Number of the state, from 1.';
comment on column plan_revision.parent is 'The state that it was made from; null for the first.';
comment on column plan_revision.content is 'Title, number, issuer, day, sections and commitments.';
comment on column plan_revision.correction is 'What was corrected; null for the first.';
comment on column plan_revision.recorded_at is 'When.';
comment on column plan_revision.recorded_by is 'Account that corrected.';
comment on column plan_revision.recorded_by_name is 'Name of that account then.';

alter table plan_version enable row level security;
create policy plan_version_read on plan_version for select to ceyuan_app
  using (state = 'confirmed' or (select actor_may('plan.draft')) or (select actor_may('plan.confirm')));
create policy plan_version_add on plan_version for insert to ceyuan_app
  with check ((select actor_may('plan.draft')) and (state = 'draft' or actor_kind() = 'system'));
create policy plan_version_change on plan_version for update to ceyuan_app
  using (state = 'draft' and ((select actor_may('plan.draft')) or (select actor_may('plan.confirm'))))
  with check (state <> 'confirmed' or (select actor_may('plan.confirm')));
grant select, insert, update on plan_version to ceyuan_app;

alter table plan_revision enable row level security;
create policy plan_revision_read on plan_revision for select to ceyuan_app
  using (exists (select 1 from plan_version v where v.id = plan_id));
create policy plan_revision_add on plan_revision for insert to ceyuan_app
  with check ((select actor_may('plan.draft')) and exists (select 1 from plan_version v where v.id = plan_id));
grant select, insert on plan_revision to ceyuan_app;
