-- Until now nobody took messages: those already waiting are old news to those who come, and are not handed on.
update outbox set delivered_at = now() where delivered_at is null;

alter table outbox
  add column attempts int not null default 0 constraint outbox_attempts check (attempts >= 0),
  add column due_at timestamptz not null default now(),
  add column taken_by text[] not null default '{}',
  add column last_error text;
comment on column outbox.attempts is 'How often it was taken up to be handed on.';
comment on column outbox.due_at is 'Not to be taken up before: a worker has it until then, or a failure is waited out.';
comment on column outbox.taken_by is 'Subscribers, by name, that have acknowledged it.';
comment on column outbox.last_error is 'Kind and code of the last failure, never its words, which may hold personal data.';
