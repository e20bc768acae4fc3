create table budget_line (
  id uuid constraint budget_line_key primary key,
  year int not null constraint budget_line_year check (year between 2000 and 2100),
  payer text not null constraint budget_line_payer check (length(payer) between 1 and 60),
  title text not null constraint budget_line_title check (length(title) between 2 and 300),
  unit_id text not null,
  amount_fen bigint not null constraint budget_line_amount check (amount_fen between 1 and 9007199254740992),
  committed_fen bigint not null default 0,
  paid_fen bigint not null default 0,
  document text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  sample boolean not null default false,
  version int not null default 1,
  constraint budget_line_not_over_committed check (committed_fen between 0 and amount_fen),
  constraint budget_line_not_over_paid check (paid_fen between 0 and committed_fen),
  constraint budget_line_end_has_reason check ((ended_at is null) = (end_reason is null))
);
create index budget_line_by_year on budget_line (year desc, payer, title);
comment on table budget_line is 'What one payer has set aside for support in one year. Amounts in fen.';
comment on column budget_line.id is 'Identifier.';
comment on column budget_line.year is 'Budget year.';
comment on column budget_line.payer is 'Who pays, as the clauses name their payers.';
comment on column budget_line.title is 'What it is for.';
comment on column budget_line.unit_id is 'The unit responsible for it.';
comment on column budget_line.amount_fen is 'What is set aside.';
comment on column budget_line.committed_fen is 'What its shares promise; kept by triggers, never above what is set aside.';
comment on column budget_line.paid_fen is 'What was paid out of its shares; kept by triggers.';
comment on column budget_line.document is 'The document that sets the money aside.';
comment on column budget_line.recorded_by is 'Name of the person who added it.';
comment on column budget_line.recorded_at is 'When it was added.';
comment on column budget_line.ended_at is 'When it was closed: nothing more is committed from it.';
comment on column budget_line.end_reason is 'Why it was closed.';
comment on column budget_line.sample is 'Comes with the city''s sample.';
comment on column budget_line.version is 'Grows with each change of the line itself.';

create table funding_commitment (
  id uuid constraint funding_commitment_key primary key,
  year int not null,
  number int not null constraint funding_commitment_number_positive check (number > 0),
  clause_id text not null,
  clause_from text not null,
  clause_title jsonb not null,
  credit_code text not null,
  applicant_name text not null,
  group_code text,
  group_name text,
  subject_kind text not null constraint funding_commitment_subject_kind check (subject_kind in ('applicant', 'project', 'product')),
  subject_id text,
  subject_name text,
  amount_fen bigint not null constraint funding_commitment_amount check (amount_fen between 1 and 9007199254740992),
  paid_fen bigint not null default 0,
  origin text not null constraint funding_commitment_origin check (origin in ('claim', 'automatic')),
  decided_on date not null,
  decided_by text not null,
  basis text not null,
  judgement text,
  entitled_on date,
  entitlement jsonb,
  top_up_of uuid constraint funding_commitment_top_up references funding_commitment,
  recorded_by text not null,
  recorded_at timestamptz not null,
  reversed_at timestamptz,
  reversed_by text,
  reverse_reason text,
  sample boolean not null default false,
  version int not null default 1,
  constraint funding_commitment_number_once unique (year, number),
  constraint funding_commitment_not_over_paid check (paid_fen between 0 and amount_fen),
  constraint funding_commitment_subject_whole check ((subject_kind = 'applicant') = (subject_id is null)),
  constraint funding_commitment_group_whole check ((group_code is null) = (group_name is null)),
  constraint funding_commitment_reversal_whole check ((reversed_at is null) = (reversed_by is null)
    and (reversed_at is null) = (reverse_reason is null)),
  constraint funding_commitment_reversed_is_unpaid check (reversed_at is null or paid_fen = 0)
);
create index funding_commitment_of_applicant on funding_commitment (credit_code, decided_on);
create index funding_commitment_of_group on funding_commitment (group_code) where group_code is not null;
create index funding_commitment_of_subject on funding_commitment (subject_kind, subject_id) where subject_id is not null;
create index funding_commitment_of_clause on funding_commitment (clause_id, year);
create unique index funding_commitment_topped_up_once on funding_commitment (top_up_of)
  where top_up_of is not null and reversed_at is null;
comment on table funding_commitment is 'Support decided for one applicant under one clause. Amounts in fen.';
comment on column funding_commitment.id is 'Identifier.';
comment on column funding_commitment.year is 'Year of its decision.';
comment on column funding_commitment.number is 'Number within the year.';
comment on column funding_commitment.clause_id is 'The clause.';
comment on column funding_commitment.clause_from is 'First day of the version of the clause that was applied, or unknown.';
comment on column funding_commitment.clause_title is 'Title of the clause then, in both languages.';
comment on column funding_commitment.credit_code is 'Credit code of the applicant.';
comment on column funding_commitment.applicant_name is 'Name of the applicant then.';
comment on column funding_commitment.group_code is 'Credit code of the head of its group of companies then.';
comment on column funding_commitment.group_name is 'Name of the head of that group.';
comment on column funding_commitment.subject_kind is 'Whether it is for the applicant itself, a project or a product.';
comment on column funding_commitment.subject_id is 'Key of the project or product.';
comment on column funding_commitment.subject_name is 'Name of the project or product then.';
comment on column funding_commitment.amount_fen is 'What is committed.';
comment on column funding_commitment.paid_fen is 'What of it was paid; kept by triggers.';
comment on column funding_commitment.origin is 'claim: asked for; automatic: granted without application.';
comment on column funding_commitment.decided_on is 'Day of the decision.';
comment on column funding_commitment.decided_by is 'Name of the person who decided.';
comment on column funding_commitment.basis is 'The document it rests on.';
comment on column funding_commitment.judgement is 'Why it was decided where the facts alone cannot tell.';
comment on column funding_commitment.entitled_on is 'Day from which the registers were seen to entitle the applicant.';
comment on column funding_commitment.entitlement is 'What the clause gave when it was decided: facts, trace, amount.';
comment on column funding_commitment.top_up_of is 'The earlier, lower commitment whose difference this one adds.';
comment on column funding_commitment.recorded_by is 'Account that recorded it.';
comment on column funding_commitment.recorded_at is 'When.';
comment on column funding_commitment.reversed_at is 'When it was reversed.';
comment on column funding_commitment.reversed_by is 'Name of the person who reversed it.';
comment on column funding_commitment.reverse_reason is 'Why.';
comment on column funding_commitment.sample is 'Comes with the city''s sample.';
comment on column funding_commitment.version is 'Grows with each change and payment.';

create table funding_share (
  commitment_id uuid not null constraint funding_share_commitment references funding_commitment,
  line_id uuid not null constraint funding_share_line references budget_line,
  payer text,
  part text not null,
  amount_fen bigint not null constraint funding_share_amount check (amount_fen >= 0),
  paid_fen bigint not null default 0,
  constraint funding_share_key primary key (commitment_id, line_id),
  constraint funding_share_not_over_paid check (paid_fen between 0 and amount_fen)
);
create index funding_share_of_line on funding_share (line_id);
comment on table funding_share is 'The part of a commitment that one budget line pays; the parts add up to the commitment. Amounts in fen.';
comment on column funding_share.commitment_id is 'The commitment.';
comment on column funding_share.line_id is 'The budget line.';
comment on column funding_share.payer is 'Who pays by the clause; null where it does not say.';
comment on column funding_share.part is 'The part as an exact fraction.';
comment on column funding_share.amount_fen is 'What the line pays.';
comment on column funding_share.paid_fen is 'What it has paid; kept by triggers.';

create table funding_claim (
  key text not null constraint funding_claim_key_length check (length(key) between 3 and 600),
  commitment_id uuid not null constraint funding_claim_commitment references funding_commitment,
  released_at timestamptz,
  constraint funding_claim_key primary key (commitment_id, key)
);
create unique index funding_claim_once on funding_claim (key) where released_at is null;
comment on table funding_claim is 'What a commitment holds alone, so that nothing is paid twice: its clause for its subject, its duplicate groups, its incompatible pairs.';
comment on column funding_claim.key is 'What is held.';
comment on column funding_claim.commitment_id is 'The commitment that holds it.';
comment on column funding_claim.released_at is 'When the commitment was reversed.';

create table disbursement (
  id uuid constraint disbursement_key primary key,
  commitment_id uuid not null,
  line_id uuid not null,
  amount_fen bigint not null constraint disbursement_amount check (amount_fen > 0),
  paid_on date not null,
  voucher text not null constraint disbursement_voucher_length check (length(voucher) between 1 and 100),
  recorded_by text not null,
  recorded_at timestamptz not null,
  reversed_at timestamptz,
  reversed_by text,
  reverse_reason text,
  sample boolean not null default false,
  constraint disbursement_share foreign key (commitment_id, line_id) references funding_share,
  constraint disbursement_reversal_whole check ((reversed_at is null) = (reversed_by is null)
    and (reversed_at is null) = (reverse_reason is null))
);
create index disbursement_of_commitment on disbursement (commitment_id, paid_on);
create index disbursement_by_day on disbursement (paid_on desc, id desc);
create unique index disbursement_voucher_once on disbursement (line_id, voucher) where reversed_at is null;
comment on table disbursement is 'A payment out of one share of a commitment. Amounts in fen.';
comment on column disbursement.id is 'Identifier.';
comment on column disbursement.commitment_id is 'The commitment.';
comment on column disbursement.line_id is 'The budget line that paid.';
comment on column disbursement.amount_fen is 'What was paid.';
comment on column disbursement.paid_on is 'Day of the payment.';
comment on column disbursement.voucher is 'Number of the voucher, once for each line.';
comment on column disbursement.recorded_by is 'Name of the person who recorded it.';
comment on column disbursement.recorded_at is 'When it was recorded.';
comment on column disbursement.reversed_at is 'When it was reversed.';
comment on column disbursement.reversed_by is 'Name of the person who reversed it.';
comment on column disbursement.reverse_reason is 'Why.';
comment on column disbursement.sample is 'Comes with the city''s sample.';

-- Sums are kept by the database itself, as the owner: no one may write them, and no write can leave them wrong.
create function funding_share_added() returns trigger
  language plpgsql security definer set search_path from current
  as $$
begin
  update budget_line set committed_fen = committed_fen + new.amount_fen
  where id = new.line_id and ended_at is null;
  if not found then
    raise exception 'The budget line is closed' using errcode = 'check_violation', constraint = 'budget_line_open';
  end if;
  return null;
end
$$;
comment on function funding_share_added() is 'Adds a share to what its line has committed; a closed line commits nothing.';
create trigger funding_share_added after insert on funding_share for each row execute function funding_share_added();

create function funding_shares_whole() returns trigger
  language plpgsql security definer set search_path from current
  as $$
declare
  promised bigint;
  shared bigint;
begin
  select amount_fen into promised from funding_commitment where id = new.id;
  select coalesce(sum(amount_fen), 0) into shared from funding_share where commitment_id = new.id;
  if promised <> shared then
    raise exception 'The shares do not add up to the commitment'
      using errcode = 'check_violation', constraint = 'funding_shares_whole';
  end if;
  return null;
end
$$;
comment on function funding_shares_whole() is 'Holds at the commit that the shares of a commitment add up to it, to the fen.';
create constraint trigger funding_shares_whole after insert on funding_commitment
  deferrable initially deferred for each row execute function funding_shares_whole();

create function funding_commitment_changed() returns trigger
  language plpgsql security definer set search_path from current
  as $$
begin
  if old.reversed_at is null and new.reversed_at is not null then
    update budget_line l set committed_fen = l.committed_fen - s.amount_fen
    from funding_share s where s.commitment_id = new.id and l.id = s.line_id;
    update funding_claim set released_at = new.reversed_at where commitment_id = new.id;
  elsif old.reversed_at is not null then
    raise exception 'A reversed commitment does not change'
      using errcode = 'check_violation', constraint = 'funding_commitment_reversed';
  end if;
  return null;
end
$$;
comment on function funding_commitment_changed() is 'Frees what a commitment held and promised when it is reversed.';
create trigger funding_commitment_changed after update on funding_commitment
  for each row execute function funding_commitment_changed();

create function disbursement_booked() returns trigger
  language plpgsql security definer set search_path from current
  as $$
declare
  change bigint;
begin
  if tg_op = 'INSERT' then
    change := new.amount_fen;
  elsif old.reversed_at is null and new.reversed_at is not null then
    change := -new.amount_fen;
  else
    raise exception 'A reversed disbursement does not change'
      using errcode = 'check_violation', constraint = 'disbursement_reversed';
  end if;
  update funding_commitment set paid_fen = paid_fen + change, version = version + 1 where id = new.commitment_id;
  update funding_share set paid_fen = paid_fen + change
  where commitment_id = new.commitment_id and line_id = new.line_id;
  update budget_line set paid_fen = paid_fen + change where id = new.line_id;
  return null;
end
$$;
comment on function disbursement_booked() is 'Adds a payment to its share, commitment and line, and takes a reversed one off.';
create trigger disbursement_booked after insert or update on disbursement
  for each row execute function disbursement_booked();

alter table budget_line enable row level security;
alter table funding_commitment enable row level security;
alter table funding_share enable row level security;
alter table funding_claim enable row level security;
alter table disbursement enable row level security;

create policy funding_commitment_read on funding_commitment for select to ceyuan_app using (
  (select actor_may('funding.read')) or (select actor_may('funding.commit')) or (select actor_may('funding.pay'))
  or credit_code = (select actor_credit_code()));
create policy funding_commitment_add on funding_commitment for insert to ceyuan_app
  with check ((select actor_may('funding.commit')));
create policy funding_commitment_change on funding_commitment for update to ceyuan_app
  using ((select actor_may('funding.commit')) or (select actor_may('funding.pay')));
grant select, insert on funding_commitment to ceyuan_app;
grant update (reversed_at, reversed_by, reverse_reason, version) on funding_commitment to ceyuan_app;

create policy funding_share_read on funding_share for select to ceyuan_app
  using (exists (select 1 from funding_commitment c where c.id = commitment_id));
create policy funding_share_add on funding_share for insert to ceyuan_app
  with check ((select actor_may('funding.commit')));
grant select, insert on funding_share to ceyuan_app;

create policy budget_line_read on budget_line for select to ceyuan_app using (
  (select actor_may('funding.read')) or (select actor_may('funding.commit')) or (select actor_may('funding.pay'))
  or exists (select 1 from funding_share s where s.line_id = id));
create policy budget_line_add on budget_line for insert to ceyuan_app with check ((select actor_may('funding.commit')));
create policy budget_line_change on budget_line for update to ceyuan_app
  using ((select actor_may('funding.commit')) or (select actor_may('funding.pay')));
grant select, insert on budget_line to ceyuan_app;
grant update (amount_fen, document, ended_at, end_reason, version) on budget_line to ceyuan_app;

create policy funding_claim_read on funding_claim for select to ceyuan_app using ((select actor_may('funding.commit')));
create policy funding_claim_add on funding_claim for insert to ceyuan_app with check ((select actor_may('funding.commit')));
grant select, insert on funding_claim to ceyuan_app;

create policy disbursement_read on disbursement for select to ceyuan_app
  using (exists (select 1 from funding_commitment c where c.id = commitment_id));
create policy disbursement_add on disbursement for insert to ceyuan_app with check ((select actor_may('funding.pay')));
create policy disbursement_change on disbursement for update to ceyuan_app using ((select actor_may('funding.pay')));
grant select, insert on disbursement to ceyuan_app;
grant update (reversed_at, reversed_by, reverse_reason) on disbursement to ceyuan_app;
