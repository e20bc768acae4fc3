-- Evidence of a supplied fact or an objection is attached by the act that names it, never by an upload that claims to belong to it.
create policy document_of_evidence on document as restrictive for insert to ceyuan_app
  with check (coalesce(subject_kind, '') not in ('suppliedFact', 'objection'));
comment on policy document_of_evidence on document is 'Keeps uploads from attaching themselves to what enterprises say or object to.';
