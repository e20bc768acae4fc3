create table milestone_confirmation (
  id uuid constraint milestone_confirmation_key primary key,
  commitment text not null,
  unit_id text not null,
  reached_on date not null,
  document text not null,
  document_title text not null,
  reason text not null constraint milestone_confirmation_reason_length check (length(reason) between 2 and 500),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  sample boolean not null default false,
  constraint milestone_confirmation_once unique (commitment)
);
comment on table milestone_confirmation is 'What lead units say, each with a document, of milestones that no record can show.';
comment on column milestone_confirmation.id is 'Identifier.';
comment on column milestone_confirmation.commitment is 'The commitment of the plan.';
comment on column milestone_confirmation.unit_id is 'The lead unit that confirms.';
comment on column milestone_confirmation.reached_on is 'The day on which it was reached.';
comment on column milestone_confirmation.document is 'A stored document, or the key of a record of source documents.';
comment on column milestone_confirmation.document_title is 'The title of that document then.';
comment on column milestone_confirmation.reason is 'What the unit says.';
comment on column milestone_confirmation.recorded_at is 'When it was confirmed: from that day on it is known.';
comment on column milestone_confirmation.recorded_by is 'Account.';
comment on column milestone_confirmation.recorded_by_name is 'Name of that account then.';
comment on column milestone_confirmation.sample is 'Invented, for trying out.';
alter table milestone_confirmation enable row level security;
create policy milestone_confirmation_read on milestone_confirmation for select to ceyuan_app
  using (actor_may('progress.read'));
create policy milestone_confirmation_add on milestone_confirmation for insert to ceyuan_app
  with check (actor_may('milestone.confirm') and (actor_kind() = 'system' or unit_id = actor_unit()));
grant select, insert on milestone_confirmation to ceyuan_app;

create table progress_publication (
  id uuid constraint progress_publication_key primary key,
  as_of date not null,
  published_at timestamptz not null,
  published_by text not null,
  published_by_name text not null,
  reason text not null,
  content jsonb not null
);
create index progress_publication_latest on progress_publication (published_at desc, id);
comment on table progress_publication is 'How the plan stood when it was published; the latest is what the public sees, earlier ones stay.';
comment on column progress_publication.id is 'Identifier.';
comment on column progress_publication.as_of is 'The day it speaks of.';
comment on column progress_publication.published_at is 'When it was published.';
comment on column progress_publication.published_by is 'Account.';
comment on column progress_publication.published_by_name is 'Name of that account then.';
comment on column progress_publication.reason is 'Why it was published.';
comment on column progress_publication.content is 'What the public sees, by language: text, sections, commitments with lights, counts.';
alter table progress_publication enable row level security;
create policy progress_publication_read on progress_publication for select to ceyuan_app using (true);
create policy progress_publication_add on progress_publication for insert to ceyuan_app with check (actor_may('plan.publish'));
grant select, insert on progress_publication to ceyuan_app;
