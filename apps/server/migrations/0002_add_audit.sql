create table audit_entry (
  sequence bigint constraint audit_entry_key primary key constraint audit_entry_sequence_positive check (sequence > 0),
  at timestamptz not null,
  actor_id text not null,
  action text not null constraint audit_entry_action_form check (action ~ '^[a-zA-Z]+[.][a-zA-Z-]+$'),
  subject_kind text not null,
  subject_id text not null,
  content text not null,
  previous_hash text not null constraint audit_entry_previous_hash_form check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null constraint audit_entry_hash_form check (hash ~ '^[0-9a-f]{64}$')
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, sequence);
create index audit_entry_actor on audit_entry (actor_id, sequence);
create index audit_entry_at on audit_entry (at);
comment on table audit_entry is 'Who did what, in the order of commit; each entry carries the hash of the one before it.';
comment on column audit_entry.sequence is 'Place in the chain, from 1 without gaps.';
comment on column audit_entry.at is 'When, repeated from the content for searching.';
comment on column audit_entry.actor_id is 'Account, public or system; repeated from the content.';
comment on column audit_entry.action is 'feature.verb; repeated from the content.';
comment on column audit_entry.subject_kind is 'Kind of thing acted on; repeated from the content.';
comment on column audit_entry.subject_id is 'Id of the thing acted on; repeated from the content.';
comment on column audit_entry.content is 'The whole entry as canonical JSON: exactly what is hashed.';
comment on column audit_entry.previous_hash is 'Hash of the entry before; 64 zeros for the first.';
comment on column audit_entry.hash is 'SHA-256, hexadecimal, of previous hash, line feed, content.';

create table audit_head (
  one boolean constraint audit_head_key primary key default true constraint audit_head_one check (one),
  sequence bigint not null,
  hash text not null
);
insert into audit_head (sequence, hash) values (0, repeat('0', 64));
comment on table audit_head is 'The end of the audit chain; locked while entries are appended.';
comment on column audit_head.one is 'There is one row.';
comment on column audit_head.sequence is 'Sequence of the last entry.';
comment on column audit_head.hash is 'Hash of the last entry.';

-- The only way into the chain: runs as the owner, so that the application's role can neither change nor remove an entry.
create function audit_append(contents text[]) returns bigint
  language plpgsql security definer set search_path from current
as $$
declare
  head audit_head;
  content text;
  entry jsonb;
  next_hash text;
begin
  select * into strict head from audit_head for update;
  foreach content in array contents loop
    entry := content::jsonb;
    next_hash := encode(sha256(convert_to(head.hash || chr(10) || content, 'UTF8')), 'hex');
    insert into audit_entry (sequence, at, actor_id, action, subject_kind, subject_id, content, previous_hash, hash)
    values (head.sequence + 1, (entry ->> 'at')::timestamptz, entry ->> 'actorId', entry ->> 'action',
      entry ->> 'subjectKind', entry ->> 'subjectId', content, head.hash, next_hash);
    head.sequence := head.sequence + 1;
    head.hash := next_hash;
  end loop;
  update audit_head set sequence = head.sequence, hash = head.hash;
  return head.sequence;
end
$$;
comment on function audit_append(text[]) is 'Appends entries, given as canonical JSON, to the audit chain.';

alter table audit_entry enable row level security;
create policy audit_entry_read on audit_entry for select to ceyuan_app using ((select actor_may('audit.read')));
revoke all on audit_entry, audit_head from public;
revoke all on function audit_append(text[]) from public;
grant select on audit_entry to ceyuan_app;
grant execute on function audit_append(text[]) to ceyuan_app;
