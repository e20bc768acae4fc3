-- Decision documents and receipts of payments are for those who read the funding register, whatever else they read or do not.
create policy document_of_funding_read on document for select to ceyuan_app using (
  subject_kind in ('fundingCommitment', 'disbursement') and actor_may('funding.read') and actor_credit_code() is null
);
comment on policy document_of_funding_read on document is 'Opens documents of decisions and payments to readers of the funding register.';
create policy document_of_funding on document as restrictive for select to ceyuan_app using (
  coalesce(subject_kind, '') not in ('fundingCommitment', 'disbursement')
  or actor_kind() = 'system'
  or recorded_by = current_setting('ceyuan.actor_id', true)
  or (actor_may('funding.read') and actor_credit_code() is null)
);
comment on policy document_of_funding on document is 'Closes documents of decisions and payments to everyone else.';

-- Only those who commit or pay attach documents to what they commit and pay.
create policy document_to_funding on document as restrictive for insert to ceyuan_app with check (
  coalesce(subject_kind, '') not in ('fundingCommitment', 'disbursement')
  or (subject_kind = 'fundingCommitment' and actor_may('funding.commit'))
  or (subject_kind = 'disbursement' and actor_may('funding.pay'))
);
comment on policy document_to_funding on document is 'Lets only those attach documents to a decision or payment who may decide or pay.';
