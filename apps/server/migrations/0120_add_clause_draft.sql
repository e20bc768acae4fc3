create table clause_draft (
  id uuid constraint clause_draft_key primary key,
  clause_id text not null,
  policy_id text not null,
  entry text not null constraint clause_draft_entry check (entry in ('enacts', 'amends', 'repeals')),
  starts_on date not null,
  state text not null default 'draft'
    constraint clause_draft_state check (state in ('draft', 'proposed', 'released', 'rejected', 'withdrawn')),
  content jsonb not null,
  tests jsonb not null default '[]',
  base text not null,
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  editors text[] not null,
  proposed_by text,
  proposed_by_name text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  version int not null default 1,
  constraint clause_draft_released_by_another check (state <> 'released'
    or (proposed_by is not null and decided_by is not null and decided_by <> all (editors))),
  constraint clause_draft_decided_whole check ((state in ('released', 'rejected')) = (decided_by is not null)
    and (decided_by is null) = (decided_at is null))
);
create index clause_draft_of_clause on clause_draft (clause_id, state);
create index clause_draft_by_state on clause_draft (state, drafted_at);
create unique index clause_draft_released_once on clause_draft (clause_id, starts_on) where state = 'released';
comment on table clause_draft is 'A version of a clause that an officer writes, and that another person releases into force.';
comment on column clause_draft.id is 'Identifier.';
comment on column clause_draft.clause_id is 'The clause.';
comment on column clause_draft.policy_id is 'The policy that it belongs to.';
comment on column clause_draft.entry is 'Whether it makes the clause, replaces it, or ends it.';
comment on column clause_draft.starts_on is 'Its first day in force.';
comment on column clause_draft.state is 'Where it stands.';
comment on column clause_draft.content is 'The text of the version.';
comment on column clause_draft.tests is 'Situations with what the clause must give.';
comment on column clause_draft.base is 'The versions of the clause that there were when it was last saved.';
comment on column clause_draft.drafted_by is 'Account that began it.';
comment on column clause_draft.drafted_by_name is 'Name of that person then.';
comment on column clause_draft.drafted_at is 'When it was begun.';
comment on column clause_draft.editors is 'Accounts that wrote or proposed it; none of them may release it.';
comment on column clause_draft.proposed_by is 'Account that proposed it.';
comment on column clause_draft.proposed_by_name is 'Name of that person then.';
comment on column clause_draft.decided_by is 'Account that released or rejected it.';
comment on column clause_draft.decided_by_name is 'Name of that person then.';
comment on column clause_draft.decided_at is 'When it was released or rejected.';
comment on column clause_draft.version is 'Grows with each change.';

create table clause_draft_event (
  id uuid constraint clause_draft_event_key primary key,
  draft_id uuid not null constraint clause_draft_event_draft references clause_draft,
  kind text not null constraint clause_draft_event_kind
    check (kind in ('started', 'saved', 'proposed', 'released', 'rejected', 'withdrawn')),
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  reason text
);
create index clause_draft_event_of_draft on clause_draft_event (draft_id, id);
comment on table clause_draft_event is 'What happened to a draft of a clause, in the order of time; only added to.';
comment on column clause_draft_event.id is 'Identifier, in the order of time.';
comment on column clause_draft_event.draft_id is 'The draft.';
comment on column clause_draft_event.kind is 'What happened.';
comment on column clause_draft_event.at is 'When.';
comment on column clause_draft_event.by_id is 'Account.';
comment on column clause_draft_event.by_name is 'Name of the person then.';
comment on column clause_draft_event.reason is 'Why.';

-- What was decided stays as it was decided.
create function clause_draft_settled() returns trigger
  language plpgsql
  as $$
begin
  if old.state in ('released', 'rejected', 'withdrawn') then
    raise exception 'A settled draft does not change' using errcode = 'check_violation', constraint = 'clause_draft_settled';
  end if;
  return new;
end
$$;
comment on function clause_draft_settled() is 'Keeps released, rejected and withdrawn drafts as they are.';
create trigger clause_draft_settled before update on clause_draft for each row execute function clause_draft_settled();

alter table clause_draft enable row level security;
create policy clause_draft_read on clause_draft for select to ceyuan_app using (
  (select actor_may('policy.edit')) or (select actor_may('policy.release')));
create policy clause_draft_add on clause_draft for insert to ceyuan_app
  with check ((select actor_may('policy.edit')) and state = 'draft');
create policy clause_draft_change on clause_draft for update to ceyuan_app
  using ((select actor_may('policy.edit')) or (select actor_may('policy.release')))
  with check (state not in ('released', 'rejected') or (select actor_may('policy.release')));
grant select, insert, update on clause_draft to ceyuan_app;

alter table clause_draft_event enable row level security;
create policy clause_draft_event_read on clause_draft_event for select to ceyuan_app
  using (exists (select 1 from clause_draft d where d.id = draft_id));
create policy clause_draft_event_add on clause_draft_event for insert to ceyuan_app with check (
  exists (select 1 from clause_draft d where d.id = draft_id) and by_id = current_setting('ceyuan.actor_id', true));
grant select, insert on clause_draft_event to ceyuan_app;
