-- Who may close orders sees and changes them all, whether or not they may raise them.
alter policy follow_up_order_read on follow_up_order using (
  (select actor_may('order.read')) and ((select actor_may('order.raise')) or (select actor_may('order.close'))
    or (unit_id = (select actor_unit()) and sent_at is not null)));
alter policy follow_up_order_change on follow_up_order using (
  (select actor_may('order.raise')) or (select actor_may('order.close'))
  or ((select actor_may('order.answer')) and unit_id = (select actor_unit()) and sent_at is not null));
