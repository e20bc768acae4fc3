create table revision (
  name text constraint revision_key primary key,
  number bigint not null constraint revision_number_positive check (number > 0)
);
comment on table revision is 'How often a named thing was changed, so that what is kept in memory can be told to be out of date.';
comment on column revision.name is 'Such as register.enterprise.';
comment on column revision.number is 'Goes up by one with every write that touches it.';
grant select, insert, update on revision to ceyuan_app;
