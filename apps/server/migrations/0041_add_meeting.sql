create table meeting (
  id uuid constraint meeting_key primary key,
  year int not null,
  number int not null constraint meeting_number_positive check (number > 0),
  title text not null,
  held_on date not null,
  place text not null default '',
  chair text not null default '',
  attendee_ids text[] not null default '{}',
  state text not null constraint meeting_state check (state in ('planned', 'held')),
  minutes text not null default '',
  called_by text not null,
  called_at timestamptz not null,
  version int not null default 1,
  sample boolean not null default false,
  constraint meeting_number_once unique (year, number)
);
comment on table meeting is 'A meeting of the coordination office with the units.';
comment on column meeting.id is 'Identifier.';
comment on column meeting.year is 'Year of its number.';
comment on column meeting.number is 'Number within the year.';
comment on column meeting.title is 'Title.';
comment on column meeting.held_on is 'Day it is or was held.';
comment on column meeting.place is 'Where.';
comment on column meeting.chair is 'Who chairs it.';
comment on column meeting.attendee_ids is 'Units that attend.';
comment on column meeting.state is 'planned or held.';
comment on column meeting.minutes is 'Minutes.';
comment on column meeting.called_by is 'Name of the person who called it.';
comment on column meeting.called_at is 'When it was called.';
comment on column meeting.version is 'Grows with each change of the meeting or its agenda.';
comment on column meeting.sample is 'Comes with the city''s sample.';

create table meeting_item (
  id uuid constraint meeting_item_key primary key,
  meeting_id uuid not null constraint meeting_item_meeting references meeting,
  position int not null,
  kind text not null constraint meeting_item_kind check (kind in ('red', 'overdue', 'disagreement', 'free')),
  title text not null,
  reason text not null default '',
  commitment_id text,
  source_order_id uuid constraint meeting_item_source_order references follow_up_order,
  unit_ids text[] not null default '{}',
  discussion text not null default '',
  decision text not null default '',
  order_id uuid constraint meeting_item_order references follow_up_order,
  constraint meeting_item_position_once unique (meeting_id, position)
);
comment on table meeting_item is 'A matter on the agenda of a meeting, with what was said and decided.';
comment on column meeting_item.id is 'Identifier.';
comment on column meeting_item.meeting_id is 'The meeting.';
comment on column meeting_item.position is 'Place on the agenda, from 1.';
comment on column meeting_item.kind is 'Why it is on the agenda: a red light, an overdue order, units that disagree, or by hand.';
comment on column meeting_item.title is 'What it is about.';
comment on column meeting_item.reason is 'Why it needs the meeting.';
comment on column meeting_item.commitment_id is 'The commitment it concerns.';
comment on column meeting_item.source_order_id is 'The follow-up order that brought it here.';
comment on column meeting_item.unit_ids is 'Units it concerns.';
comment on column meeting_item.discussion is 'What was said.';
comment on column meeting_item.decision is 'What was decided.';
comment on column meeting_item.order_id is 'The follow-up order that the decision became.';
alter table follow_up_order add constraint follow_up_order_meeting_item foreign key (meeting_item_id) references meeting_item;

alter table meeting enable row level security;
create policy meeting_read on meeting for select to ceyuan_app using ((select actor_may('meeting.read')));
create policy meeting_add on meeting for insert to ceyuan_app with check ((select actor_may('meeting.hold')));
create policy meeting_change on meeting for update to ceyuan_app using ((select actor_may('meeting.hold')));
grant select, insert, update on meeting to ceyuan_app;
alter table meeting_item enable row level security;
create policy meeting_item_read on meeting_item for select to ceyuan_app using ((select actor_may('meeting.read')));
create policy meeting_item_add on meeting_item for insert to ceyuan_app with check ((select actor_may('meeting.hold')));
create policy meeting_item_change on meeting_item for update to ceyuan_app using ((select actor_may('meeting.hold')));
grant select, insert, update on meeting_item to ceyuan_app;
