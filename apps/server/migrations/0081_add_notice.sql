create table notice (
  id uuid constraint notice_key primary key,
  message_id bigint not null,
  kind text not null,
  unit_id text,
  person_id text,
  scope text,
  by_id text,
  subject_id uuid not null,
  detail jsonb not null,
  at timestamptz not null,
  constraint notice_for_someone check (num_nonnulls(unit_id, person_id, scope) > 0)
);
create unique index notice_once on notice (message_id, coalesce(unit_id, ''), coalesce(person_id, ''), coalesce(scope, ''));
comment on table notice is 'What people are told of; written from the outbox, so a message that comes twice is told once.';
comment on column notice.id is 'Identifier, in the order of telling.';
comment on column notice.message_id is 'The message of the outbox that it tells of.';
comment on column notice.kind is 'What happened.';
comment on column notice.unit_id is 'For people of this unit only; null: of any.';
comment on column notice.person_id is 'For this account only; null: for any.';
comment on column notice.scope is 'For holders of this scope only; null: for any.';
comment on column notice.by_id is 'The account whose act it tells of, which is not told; null: everybody is.';
comment on column notice.subject_id is 'The order or import that it is about.';
comment on column notice.detail is 'What it says of its subject: title, number, unit, register, counts.';
comment on column notice.at is 'When it happened.';

create table notice_read (
  notice_id uuid not null constraint notice_read_notice references notice,
  person_id text not null,
  read_at timestamptz not null,
  constraint notice_read_key primary key (notice_id, person_id)
);
create index notice_read_person on notice_read (person_id, notice_id);
comment on table notice_read is 'Who has read which notice.';
comment on column notice_read.notice_id is 'The notice.';
comment on column notice_read.person_id is 'The account.';
comment on column notice_read.read_at is 'When.';

alter table notice enable row level security;
create policy notice_see on notice for select to ceyuan_app using (
  (select actor_kind()) <> 'public'
  and (unit_id is null or unit_id = (select actor_unit()))
  and (person_id is null or person_id = (select actor_id()))
  and (scope is null or actor_may(scope)));
create policy notice_tell on notice for insert to ceyuan_app with check ((select actor_kind()) = 'system');
grant select, insert on notice to ceyuan_app;

alter table notice_read enable row level security;
create policy notice_read_own on notice_read to ceyuan_app
  using (person_id = (select actor_id())) with check (person_id = (select actor_id()));
grant select, insert on notice_read to ceyuan_app;
