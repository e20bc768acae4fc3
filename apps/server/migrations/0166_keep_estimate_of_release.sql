-- Who released what on which estimate: what the release was worked out to bring stays with it.
alter table clause_draft add column estimate jsonb
  constraint clause_draft_estimate_of_release check (estimate is null or state = 'released');
comment on column clause_draft.estimate is
  'What the release was worked out to bring, over every enterprise of the register, as it was decided; null where nothing of it can be counted.';
