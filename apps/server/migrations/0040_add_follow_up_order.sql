create table follow_up_order (
  id uuid constraint follow_up_order_key primary key,
  year int,
  number int constraint follow_up_order_number_positive check (number > 0),
  title text not null constraint follow_up_order_title_length check (length(title) between 2 and 300),
  task text not null,
  basis text not null default '',
  unit_id text not null,
  commitment_id text,
  commitment_section text,
  commitment_quote text,
  meeting_item_id uuid,
  state text not null constraint follow_up_order_state
    check (state in ('draft', 'sent', 'acknowledged', 'answered', 'returned', 'closed', 'withdrawn')),
  escalation text not null default 'none' constraint follow_up_order_escalation
    check (escalation in ('none', 'overdue', 'meeting')),
  working_days int not null constraint follow_up_order_working_days check (working_days between 1 and 1000),
  clock_started_on date,
  due_on date,
  due_earliest date,
  raised_by text not null,
  raised_at timestamptz not null,
  sent_at timestamptz,
  version int not null default 1,
  sample boolean not null default false,
  constraint follow_up_order_numbered check ((year is null) = (number is null)),
  constraint follow_up_order_number_once unique (year, number),
  constraint follow_up_order_sent_is_numbered check (state in ('draft', 'withdrawn') or number is not null),
  constraint follow_up_order_clock_whole check ((clock_started_on is null) = (due_on is null)
    and (due_on is null) = (due_earliest is null) and due_earliest <= due_on),
  constraint follow_up_order_commitment_whole check ((commitment_id is null) = (commitment_quote is null)
    and (commitment_id is null) = (commitment_section is null))
);
create index follow_up_order_unit on follow_up_order (unit_id, state);
create index follow_up_order_commitment on follow_up_order (commitment_id);
create index follow_up_order_due on follow_up_order (due_on) where state in ('sent', 'acknowledged', 'returned');
comment on table follow_up_order is 'An instruction of the coordination office to a unit, with a deadline in working days.';
comment on column follow_up_order.id is 'Identifier.';
comment on column follow_up_order.year is 'Year of its number; null until sent.';
comment on column follow_up_order.number is 'Number within the year; null until sent.';
comment on column follow_up_order.title is 'What it is about.';
comment on column follow_up_order.task is 'What the unit has to do and answer.';
comment on column follow_up_order.basis is 'On what ground it is sent.';
comment on column follow_up_order.unit_id is 'The unit that has to answer.';
comment on column follow_up_order.commitment_id is 'The commitment that is stuck; null for a free order.';
comment on column follow_up_order.commitment_section is 'Section of the commitment when the order was raised.';
comment on column follow_up_order.commitment_quote is 'Words of the commitment when the order was raised.';
comment on column follow_up_order.meeting_item_id is 'The decision of a meeting that it carries out.';
comment on column follow_up_order.state is 'Where it stands.';
comment on column follow_up_order.escalation is 'none; overdue: past its date, brought to the coordination office; meeting: brought to the meeting.';
comment on column follow_up_order.working_days is 'Working days given from the start of the clock, extensions included.';
comment on column follow_up_order.clock_started_on is 'Day from which working days are counted (the day after is the first).';
comment on column follow_up_order.due_on is 'Last day, at the latest that the known holiday notices allow.';
comment on column follow_up_order.due_earliest is 'Last day, at the earliest; the same as due_on once the notice of that year is known.';
comment on column follow_up_order.raised_by is 'Name of the person who raised it.';
comment on column follow_up_order.raised_at is 'When it was raised.';
comment on column follow_up_order.sent_at is 'When it was sent.';
comment on column follow_up_order.version is 'Grows with each change.';
comment on column follow_up_order.sample is 'Comes with the city''s sample.';

create table follow_up_order_event (
  id uuid constraint follow_up_order_event_key primary key,
  order_id uuid not null constraint follow_up_order_event_order references follow_up_order,
  kind text not null constraint follow_up_order_event_kind check (kind in ('raised', 'sent', 'acknowledged', 'answered',
    'returned', 'extensionAsked', 'extended', 'escalated', 'closed', 'withdrawn')),
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  unit_id text,
  text text,
  standing text constraint follow_up_order_event_standing check (standing in ('done', 'inProgress', 'blocked', 'notOurs')),
  awaits_unit_id text,
  working_days int,
  approver text,
  document_ids uuid[] not null default '{}'
);
create index follow_up_order_event_order_time on follow_up_order_event (order_id, at, id);
comment on table follow_up_order_event is 'What happened to a follow-up order, in the order of time; only added to.';
comment on column follow_up_order_event.id is 'Identifier, in the order of time.';
comment on column follow_up_order_event.order_id is 'The order.';
comment on column follow_up_order_event.kind is 'What happened.';
comment on column follow_up_order_event.at is 'When.';
comment on column follow_up_order_event.by_id is 'Account, or system.';
comment on column follow_up_order_event.by_name is 'Name of the person then.';
comment on column follow_up_order_event.unit_id is 'Unit of the person then.';
comment on column follow_up_order_event.text is 'Answer or reason.';
comment on column follow_up_order_event.standing is 'How the answering unit sees the matter.';
comment on column follow_up_order_event.awaits_unit_id is 'The unit that the answering unit waits for.';
comment on column follow_up_order_event.working_days is 'Working days given or asked for.';
comment on column follow_up_order_event.approver is 'Who approved an extension.';
comment on column follow_up_order_event.document_ids is 'Documents attached.';

alter table follow_up_order enable row level security;
create policy follow_up_order_read on follow_up_order for select to ceyuan_app using (
  (select actor_may('order.read')) and ((select actor_may('order.raise')) or (unit_id = (select actor_unit()) and sent_at is not null)));
create policy follow_up_order_add on follow_up_order for insert to ceyuan_app with check ((select actor_may('order.raise')));
create policy follow_up_order_change on follow_up_order for update to ceyuan_app using (
  (select actor_may('order.raise')) or ((select actor_may('order.answer')) and unit_id = (select actor_unit()) and sent_at is not null));
grant select, insert, update on follow_up_order to ceyuan_app;

alter table follow_up_order_event enable row level security;
create policy follow_up_order_event_read on follow_up_order_event for select to ceyuan_app using (
  exists (select 1 from follow_up_order o where o.id = order_id));
create policy follow_up_order_event_add on follow_up_order_event for insert to ceyuan_app with check (
  exists (select 1 from follow_up_order o where o.id = order_id) and by_id = current_setting('ceyuan.actor_id', true));
grant select, insert on follow_up_order_event to ceyuan_app;
