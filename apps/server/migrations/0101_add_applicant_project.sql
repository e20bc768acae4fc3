create table applicant_project (
  id uuid constraint applicant_project_key primary key,
  credit_code text not null constraint applicant_project_credit_code check (length(credit_code) = 18),
  name text not null constraint applicant_project_name_length check (length(name) between 2 and 120),
  added_at timestamptz not null,
  added_by text not null,
  ended_at timestamptz,
  sample boolean not null default false
);
create unique index applicant_project_name on applicant_project (credit_code, name) where ended_at is null;
comment on table applicant_project is 'Projects that enterprises name in a city whose registers tell nothing of projects.';
comment on column applicant_project.id is 'Identifier, in the order of time.';
comment on column applicant_project.credit_code is 'The enterprise.';
comment on column applicant_project.name is 'What it is called.';
comment on column applicant_project.added_at is 'When it was named.';
comment on column applicant_project.added_by is 'Name of the person who named it.';
comment on column applicant_project.ended_at is 'When it was taken off; null while it counts.';
comment on column applicant_project.sample is 'Comes with the city''s sample.';

alter table applicant_project enable row level security;
create policy applicant_project_read on applicant_project for select to ceyuan_app using (
  (select reads_policies()) or speaks_for(credit_code));
create policy applicant_project_add on applicant_project for insert to ceyuan_app with check (speaks_for(credit_code));
create policy applicant_project_change on applicant_project for update to ceyuan_app using (speaks_for(credit_code));
grant select, insert on applicant_project to ceyuan_app;
grant update (ended_at) on applicant_project to ceyuan_app;
