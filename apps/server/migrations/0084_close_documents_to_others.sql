-- Documents are for those who work with what they belong to. Until now any account could read any of them by its id; whoever speaks
-- for an enterprise, and whoever reads neither registers nor orders, now sees public ones and those brought by the same account.
drop policy document_read on document;
create policy document_read on document for select to ceyuan_app using (
  visibility = 'public'
  or actor_kind() = 'system'
  or (actor_kind() <> 'public' and recorded_by = current_setting('ceyuan.actor_id', true))
  or (actor_credit_code() is null and (actor_may('register.read') or actor_may('order.read')))
  or (subject_kind = 'commitment' and actor_may('progress.read'))
);
