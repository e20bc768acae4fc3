create table automatic_clause (
  id uuid constraint automatic_clause_key primary key,
  clause_id text not null,
  document text not null,
  answer_days int not null constraint automatic_clause_answer_days check (answer_days between 1 and 180),
  line_ids uuid[] not null,
  marked_by text not null,
  marked_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  constraint automatic_clause_end_has_reason check ((ended_at is null) = (end_reason is null))
);
create unique index automatic_clause_once on automatic_clause (clause_id) where ended_at is null;
comment on table automatic_clause is 'A clause that is granted without application, by a document of the office.';
comment on column automatic_clause.id is 'Identifier.';
comment on column automatic_clause.clause_id is 'The clause.';
comment on column automatic_clause.document is 'The document that lets it be granted without application.';
comment on column automatic_clause.answer_days is 'Calendar days in which an enterprise may answer an offer.';
comment on column automatic_clause.line_ids is 'The budget line for each payer.';
comment on column automatic_clause.marked_by is 'Name of the person who marked it.';
comment on column automatic_clause.marked_at is 'When.';
comment on column automatic_clause.ended_at is 'When the mark was ended.';
comment on column automatic_clause.end_reason is 'Why.';

create table grant_offer (
  id uuid constraint grant_offer_key primary key,
  automatic_id uuid not null constraint grant_offer_automatic references automatic_clause,
  clause_id text not null,
  clause_from text not null,
  clause_title jsonb not null,
  credit_code text not null,
  applicant_name text not null,
  subject_kind text not null constraint grant_offer_subject_kind check (subject_kind in ('applicant', 'project', 'product')),
  subject_id text,
  subject_name text,
  amount_fen bigint not null constraint grant_offer_amount check (amount_fen between 1 and 9007199254740992),
  entitlement jsonb not null,
  document text not null,
  state text not null default 'offered'
    constraint grant_offer_state check (state in ('offered', 'consented', 'committed', 'declined', 'lapsed')),
  offered_at timestamptz not null,
  offered_on date not null,
  answer_by date not null,
  answered_at timestamptz,
  answered_by text,
  decline_reason text,
  commitment_id uuid constraint grant_offer_commitment references funding_commitment,
  problems jsonb not null default '[]',
  constraint grant_offer_subject_whole check ((subject_kind = 'applicant') = (subject_id is null)),
  constraint grant_offer_answered_whole check ((state in ('consented', 'committed', 'declined')) = (answered_at is not null)),
  constraint grant_offer_committed_whole check ((state = 'committed') = (commitment_id is not null))
);
create unique index grant_offer_open_once on grant_offer (clause_id, credit_code, coalesce(subject_id, ''))
  where state in ('offered', 'consented');
create index grant_offer_of_applicant on grant_offer (credit_code, offered_at);
create index grant_offer_of_automatic on grant_offer (automatic_id, state);
comment on table grant_offer is 'A grant offered to an enterprise without application. Amounts in fen.';
comment on column grant_offer.id is 'Identifier, in the order of offering.';
comment on column grant_offer.automatic_id is 'The mark by which it is offered.';
comment on column grant_offer.clause_id is 'The clause.';
comment on column grant_offer.clause_from is 'First day of its version then, or unknown.';
comment on column grant_offer.clause_title is 'Its title then, in both languages.';
comment on column grant_offer.credit_code is 'Credit code of the enterprise.';
comment on column grant_offer.applicant_name is 'Its name then.';
comment on column grant_offer.subject_kind is 'Whether it is for the enterprise itself, a project or a product.';
comment on column grant_offer.subject_id is 'Key of the project or product.';
comment on column grant_offer.subject_name is 'Its name then.';
comment on column grant_offer.amount_fen is 'What is offered.';
comment on column grant_offer.entitlement is 'Why: facts, trace, amount.';
comment on column grant_offer.document is 'The document by which it is offered.';
comment on column grant_offer.state is 'Where it stands; an offer past its last day counts as lapsed.';
comment on column grant_offer.offered_at is 'When it was offered.';
comment on column grant_offer.offered_on is 'That day in the city.';
comment on column grant_offer.answer_by is 'The last day to answer.';
comment on column grant_offer.answered_at is 'When it was answered.';
comment on column grant_offer.answered_by is 'Name of the person who answered for the enterprise.';
comment on column grant_offer.decline_reason is 'Why it was declined.';
comment on column grant_offer.commitment_id is 'The commitment that followed.';
comment on column grant_offer.problems is 'Why a consented grant could not be committed yet.';

alter table automatic_clause enable row level security;
create policy automatic_clause_read on automatic_clause for select to ceyuan_app
  using ((select actor_may('funding.read')) or (select actor_may('funding.commit')));
create policy automatic_clause_add on automatic_clause for insert to ceyuan_app
  with check ((select actor_may('funding.commit')));
create policy automatic_clause_change on automatic_clause for update to ceyuan_app
  using ((select actor_may('funding.commit')));
grant select, insert on automatic_clause to ceyuan_app;
grant update (ended_at, end_reason) on automatic_clause to ceyuan_app;

alter table grant_offer enable row level security;
create policy grant_offer_read on grant_offer for select to ceyuan_app using (
  (select actor_may('funding.read')) or (select actor_may('funding.commit'))
  or credit_code = (select actor_credit_code()));
create policy grant_offer_add on grant_offer for insert to ceyuan_app
  with check ((select actor_may('funding.commit')) and state = 'offered');
create policy grant_offer_change on grant_offer for update to ceyuan_app
  using ((select actor_may('funding.commit')) or credit_code = (select actor_credit_code()))
  with check (state in ('consented', 'declined') or (select actor_may('funding.commit')));
grant select, insert on grant_offer to ceyuan_app;
grant update (state, answered_at, answered_by, decline_reason, commitment_id, problems) on grant_offer to ceyuan_app;
