create table document_content (
  sha256 text constraint document_content_key primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size int not null constraint document_content_size check (size > 0),
  content bytea not null
);
alter table document_content alter column content set storage external;
comment on table document_content is 'The bytes of documents, each content once.';
comment on column document_content.sha256 is 'SHA-256 of the content, hexadecimal.';
comment on column document_content.media_type is 'Media type found from the content, never from the name.';
comment on column document_content.size is 'Size. Unit: bytes.';
comment on column document_content.content is 'The bytes.';
grant select, insert on document_content to ceyuan_app;

create table document (
  id uuid constraint document_key primary key,
  sha256 text not null constraint document_content_known references document_content,
  file_name text not null constraint document_file_name_length check (length(file_name) between 1 and 255),
  subject_kind text,
  subject_id text,
  visibility text not null default 'internal' constraint document_visibility check (visibility in ('internal', 'public')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  ended_at timestamptz,
  end_reason text,
  constraint document_subject_whole check ((subject_kind is null) = (subject_id is null)),
  constraint document_end_has_reason check ((ended_at is null) = (end_reason is null))
);
create index document_subject on document (subject_kind, subject_id, recorded_at);
comment on table document is 'A file that someone attached: its name, what it belongs to and who brought it.';
comment on column document.id is 'Identifier.';
comment on column document.sha256 is 'Its content.';
comment on column document.file_name is 'The name it was uploaded under.';
comment on column document.subject_kind is 'Kind of thing it belongs to, such as a register or followUpOrder; null until attached.';
comment on column document.subject_id is 'Id of the thing it belongs to; null until attached.';
comment on column document.visibility is 'internal: those who may read its subject; public: anyone.';
comment on column document.recorded_at is 'When it was uploaded.';
comment on column document.recorded_by is 'Account that uploaded it.';
comment on column document.recorded_by_name is 'Name of that account then.';
comment on column document.ended_at is 'When it was taken off; null while it counts.';
comment on column document.end_reason is 'Why it was taken off.';
alter table document enable row level security;
create policy document_read on document for select to ceyuan_app using (actor_kind() <> 'public' or visibility = 'public');
create policy document_add on document for insert to ceyuan_app
  with check (recorded_by = current_setting('ceyuan.actor_id', true));
create policy document_change on document for update to ceyuan_app
  using (actor_kind() = 'system' or recorded_by = current_setting('ceyuan.actor_id', true) or actor_may('order.close'));
grant select, insert, update on document to ceyuan_app;
