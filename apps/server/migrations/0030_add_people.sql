-- Accounts, in the form that the identity library keeps them (a test compares). Passwords, tokens and secrets are
-- readable by the owner alone; the application's role sees who people are, if it may.

create table person (
  id text constraint person_key primary key,
  name text not null,
  email text not null constraint person_email_once unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  username text constraint person_username_once unique,
  role text,
  banned boolean not null default false,
  ban_reason text,
  ban_expires timestamptz,
  two_factor_enabled boolean not null default false,
  sample boolean not null default false,
  must_change_password boolean not null default false
);
comment on table person is 'People with an account.';
comment on column person.id is 'Id of the account; actor of audit entries.';
comment on column person.name is 'Name as shown.';
comment on column person.email is 'E-mail address, by which single sign-on finds the account; username@accounts.invalid where none was given.';
comment on column person.email_verified is 'Whether the address was proved.';
comment on column person.image is 'Not used.';
comment on column person.created_at is 'When the account was made.';
comment on column person.updated_at is 'When it was last changed.';
comment on column person.username is 'Name to sign in with, in lower case.';
comment on column person.role is 'Role by its id in the city pack; it gives the scopes.';
comment on column person.banned is 'Whether the account is disabled.';
comment on column person.ban_reason is 'Why it is disabled.';
comment on column person.ban_expires is 'Not used: a disabled account stays so until enabled.';
comment on column person.two_factor_enabled is 'Whether signing in asks for a second factor.';
comment on column person.sample is 'Whether it is an invented account of a sample city.';
comment on column person.must_change_password is 'Whether someone else has set the password.';

create table person_session (
  id text constraint person_session_key primary key,
  expires_at timestamptz not null,
  token text not null constraint person_session_token_once unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null constraint person_session_person references person (id) on delete cascade,
  active_organization_id text,
  impersonated_by text
);
create index person_session_user on person_session (user_id);
comment on table person_session is 'Sign-ins that hold.';
comment on column person_session.id is 'Id of the session.';
comment on column person_session.expires_at is 'When it ends by itself.';
comment on column person_session.token is 'Secret in the cookie.';
comment on column person_session.created_at is 'When the person signed in.';
comment on column person_session.updated_at is 'When it was last changed.';
comment on column person_session.ip_address is 'Network address of the sign-in.';
comment on column person_session.user_agent is 'Browser of the sign-in.';
comment on column person_session.user_id is 'Whose session.';
comment on column person_session.active_organization_id is 'Not used.';
comment on column person_session.impersonated_by is 'Not used: nobody acts as someone else.';

create table person_account (
  id text constraint person_account_key primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null constraint person_account_person references person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index person_account_user on person_account (user_id);
comment on table person_account is 'Ways to prove who one is: a password, or single sign-on.';
comment on column person_account.id is 'Id of the way.';
comment on column person_account.account_id is 'Id of the person at the provider.';
comment on column person_account.provider_id is 'credential for a password, oidc for single sign-on.';
comment on column person_account.user_id is 'Whose.';
comment on column person_account.access_token is 'Token of the provider.';
comment on column person_account.refresh_token is 'Token of the provider.';
comment on column person_account.id_token is 'Token of the provider.';
comment on column person_account.access_token_expires_at is 'When the token ends.';
comment on column person_account.refresh_token_expires_at is 'When the token ends.';
comment on column person_account.scope is 'What the provider was asked for.';
comment on column person_account.password is 'Salted scrypt hash.';
comment on column person_account.created_at is 'When it was made.';
comment on column person_account.updated_at is 'When it was last changed.';

create table person_verification (
  id text constraint person_verification_key primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_verification_identifier on person_verification (identifier);
comment on table person_verification is 'Short-lived steps of signing in: second factor, single sign-on.';
comment on column person_verification.id is 'Id of the step.';
comment on column person_verification.identifier is 'What the step is known by.';
comment on column person_verification.value is 'What it holds.';
comment on column person_verification.expires_at is 'When it ends.';
comment on column person_verification.created_at is 'When it began.';
comment on column person_verification.updated_at is 'When it was last changed.';

create table person_two_factor (
  id text constraint person_two_factor_key primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null constraint person_two_factor_person references person (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index person_two_factor_secret on person_two_factor (secret);
create index person_two_factor_user on person_two_factor (user_id);
comment on table person_two_factor is 'Second factors (TOTP, RFC 6238).';
comment on column person_two_factor.id is 'Id of the factor.';
comment on column person_two_factor.secret is 'Secret shared with the authenticator, encrypted.';
comment on column person_two_factor.backup_codes is 'Recovery codes, encrypted.';
comment on column person_two_factor.user_id is 'Whose.';
comment on column person_two_factor.verified is 'Whether a first code was entered.';
comment on column person_two_factor.failed_verification_count is 'Wrong codes in a row.';
comment on column person_two_factor.locked_until is 'Until when no code is taken.';

create table organisation (
  id text constraint organisation_key primary key,
  name text not null,
  slug text not null constraint organisation_slug_once unique,
  logo text,
  created_at timestamptz not null,
  metadata text,
  kind text not null constraint organisation_kind_known check (kind in ('unit', 'enterprise'))
);
comment on table organisation is 'Bodies that people speak for: responsible units, enterprises, institutes.';
comment on column organisation.id is 'Id of the body.';
comment on column organisation.name is 'Name as shown.';
comment on column organisation.slug is 'Unit id of the city pack, or credit code.';
comment on column organisation.logo is 'Not used.';
comment on column organisation.created_at is 'When it was first named.';
comment on column organisation.metadata is 'Not used.';
comment on column organisation.kind is 'unit: a responsible unit; enterprise: known by credit code.';

create table organisation_member (
  id text constraint organisation_member_key primary key,
  organization_id text not null constraint organisation_member_body references organisation (id) on delete cascade,
  user_id text not null constraint organisation_member_person references person (id) on delete cascade,
  role text not null,
  created_at timestamptz not null
);
create index organisation_member_body on organisation_member (organization_id);
create unique index organisation_member_once on organisation_member (user_id, organization_id);
comment on table organisation_member is 'Who speaks for which body; one unit and one credit code at most.';
comment on column organisation_member.id is 'Id of the membership.';
comment on column organisation_member.organization_id is 'The body.';
comment on column organisation_member.user_id is 'The person.';
comment on column organisation_member.role is 'Always member: roles are the person''s.';
comment on column organisation_member.created_at is 'Since when.';

create table organisation_invitation (
  id text constraint organisation_invitation_key primary key,
  organization_id text not null constraint organisation_invitation_body references organisation (id) on delete cascade,
  email text not null,
  role text,
  status text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  inviter_id text not null constraint organisation_invitation_person references person (id) on delete cascade
);
create index organisation_invitation_body on organisation_invitation (organization_id);
create index organisation_invitation_email on organisation_invitation (email);
comment on table organisation_invitation is 'Not used: administrators make accounts.';
comment on column organisation_invitation.id is 'Id.';
comment on column organisation_invitation.organization_id is 'The body.';
comment on column organisation_invitation.email is 'Address.';
comment on column organisation_invitation.role is 'Role.';
comment on column organisation_invitation.status is 'State.';
comment on column organisation_invitation.expires_at is 'When it ends.';
comment on column organisation_invitation.created_at is 'When it was made.';
comment on column organisation_invitation.inviter_id is 'Who invited.';

create table sign_in_failure (
  username text constraint sign_in_failure_key primary key,
  failures integer not null constraint sign_in_failure_some check (failures > 0),
  failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_failure is 'Failed sign-ins in a row, by name tried, whether or not there is such an account.';
comment on column sign_in_failure.username is 'SHA-256 of the name tried, in lower case.';
comment on column sign_in_failure.failures is 'How many in a row.';
comment on column sign_in_failure.failed_at is 'When the last one was.';
comment on column sign_in_failure.locked_until is 'Until when sign-ins with this name are refused.';

create function actor_id() returns text
  language sql stable parallel safe
  return nullif(current_setting('ceyuan.actor_id', true), '');
comment on function actor_id() is 'The account that acts, or public or system.';

alter table person enable row level security;
create policy person_read on person for select to ceyuan_app
  using ((select actor_may('person.read')) or id = (select actor_id()));
create policy person_add on person for insert to ceyuan_app with check ((select actor_may('person.manage')));
create policy person_change on person for update to ceyuan_app using ((select actor_may('person.manage')));
grant select, insert on person to ceyuan_app;
grant update (name, email, role, banned, ban_reason, must_change_password, two_factor_enabled, updated_at) on person to ceyuan_app;

alter table person_account enable row level security;
create policy person_account_manage on person_account to ceyuan_app
  using ((select actor_may('person.manage')) or user_id = (select actor_id()))
  with check ((select actor_may('person.manage')) or user_id = (select actor_id()));
grant select (user_id, provider_id), insert, update (password, updated_at) on person_account to ceyuan_app;

alter table person_session enable row level security;
create policy person_session_manage on person_session to ceyuan_app
  using ((select actor_may('person.manage')) or user_id = (select actor_id()));
grant select (id, user_id, created_at, expires_at, ip_address, user_agent), delete on person_session to ceyuan_app;

alter table person_two_factor enable row level security;
create policy person_two_factor_manage on person_two_factor to ceyuan_app
  using ((select actor_may('person.manage')) or user_id = (select actor_id()));
grant select (id, user_id), delete on person_two_factor to ceyuan_app;

alter table organisation enable row level security;
create policy organisation_read on organisation for select to ceyuan_app using (true);
create policy organisation_add on organisation for insert to ceyuan_app with check ((select actor_may('person.manage')));
grant select, insert on organisation to ceyuan_app;

alter table organisation_member enable row level security;
create policy organisation_member_read on organisation_member for select to ceyuan_app
  using ((select actor_may('person.read')) or user_id = (select actor_id()));
create policy organisation_member_add on organisation_member for insert to ceyuan_app
  with check ((select actor_may('person.manage')));
create policy organisation_member_end on organisation_member for delete to ceyuan_app
  using ((select actor_may('person.manage')));
grant select, insert, delete on organisation_member to ceyuan_app;

-- Runs as the owner, so that a person may take the mark off the own account without being able to change anything else.
create function password_changed() returns void
  language sql security definer set search_path from current
  begin atomic
    update person set must_change_password = false, updated_at = now() where id = actor_id();
  end;
comment on function password_changed() is 'Notes that the actor has chosen the own password.';
revoke all on function password_changed() from public;
grant execute on function password_changed() to ceyuan_app;
