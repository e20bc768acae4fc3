create table register_declaration (
  register text constraint register_declaration_key primary key,
  table_name text not null constraint register_declaration_table unique,
  declaration jsonb not null,
  prepared_at timestamptz not null
);
comment on table register_declaration is 'The registers of the city as their tables were last brought up to date.';
comment on column register_declaration.register is 'Id in the city pack.';
comment on column register_declaration.table_name is 'Table of the current versions; with _history, that of all versions.';
comment on column register_declaration.declaration is 'The declaration that the tables were made from.';
comment on column register_declaration.prepared_at is 'When the tables were last changed.';
grant select on register_declaration to ceyuan_app;

create table saved_view (
  id uuid constraint saved_view_key primary key,
  register text not null,
  name text not null constraint saved_view_name_length check (length(name) between 1 and 60),
  settings jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_at timestamptz
);
create unique index saved_view_name on saved_view (register, recorded_by, name) where ended_at is null;
comment on table saved_view is 'Filters, order and columns of a list that a person wants to find again.';
comment on column saved_view.id is 'Identifier.';
comment on column saved_view.register is 'The register that it is a view of.';
comment on column saved_view.name is 'What its owner calls it.';
comment on column saved_view.settings is 'The query of the list and the columns shown.';
comment on column saved_view.recorded_by is 'Its owner.';
comment on column saved_view.recorded_at is 'When it was saved.';
comment on column saved_view.ended_at is 'When its owner let it go.';
alter table saved_view enable row level security;
create policy saved_view_own on saved_view to ceyuan_app
  using (recorded_by = (select current_setting('ceyuan.actor_id', true)));
grant select, insert, update on saved_view to ceyuan_app;
