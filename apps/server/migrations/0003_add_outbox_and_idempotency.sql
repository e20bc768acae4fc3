create table outbox (
  id bigint generated always as identity constraint outbox_key primary key,
  topic text not null,
  payload jsonb not null,
  emitted_at timestamptz not null default now(),
  delivered_at timestamptz
);
create index outbox_waiting on outbox (id) where delivered_at is null;
comment on table outbox is 'Messages that a write leaves for others, delivered after its commit.';
comment on column outbox.id is 'Order of writing.';
comment on column outbox.topic is 'feature.event.';
comment on column outbox.payload is 'What happened.';
comment on column outbox.emitted_at is 'When the write ran.';
comment on column outbox.delivered_at is 'When it was handed on; null while waiting.';
grant insert on outbox to ceyuan_app;

create table idempotency_key (
  actor_id text not null,
  key text not null constraint idempotency_key_length check (length(key) between 1 and 200),
  request_hash text not null,
  answer jsonb,
  recorded_at timestamptz not null,
  constraint idempotency_key_key primary key (actor_id, key)
);
comment on table idempotency_key is 'Answers already given, so that a repeated request changes nothing.';
comment on column idempotency_key.actor_id is 'Who asked.';
comment on column idempotency_key.key is 'The key that the caller chose.';
comment on column idempotency_key.request_hash is 'SHA-256 of the canonical request.';
comment on column idempotency_key.answer is 'What was answered.';
comment on column idempotency_key.recorded_at is 'When it was first asked.';
alter table idempotency_key enable row level security;
create policy idempotency_key_own on idempotency_key to ceyuan_app
  using (actor_id = (select current_setting('ceyuan.actor_id', true)));
grant select, insert, update on idempotency_key to ceyuan_app;
