-- What has been handed on and what has been answered is kept for a while and then removed: these find what is past its time.
create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;
create index idempotency_key_recorded on idempotency_key (recorded_at);
