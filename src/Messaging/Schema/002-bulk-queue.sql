-- Parts 64 to 127 hold what was stored in bulk: sent by one worker at a bounded rate.
alter table messaging.outbox drop constraint outbox_part_check,
  add constraint outbox_part_check check (part between 0 and 127);
