create table messaging.outbox (
  part smallint not null check (part between 0 and 63),
  id bigint generated always as identity,
  message_id uuid not null,
  aggregate_type text not null, aggregate_id text not null, aggregate_version bigint not null,
  type text not null, exchange text not null, routing_key text not null,
  traceparent text, tracestate text,
  payload bytea not null check (octet_length(payload) <= 65536),
  occurred_at timestamptz not null default now(), available_at timestamptz not null default now(),
  attempts smallint not null default 0, last_error text,
  primary key (part, id), unique (aggregate_type, aggregate_id, aggregate_version)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0);

create table messaging.outbox_archive (like messaging.outbox, sent_at timestamptz not null) partition by range (sent_at);
create table messaging.outbox_archive_default partition of messaging.outbox_archive default;
create index on messaging.outbox_archive (aggregate_type, aggregate_id, aggregate_version);

create table messaging.outbox_parked (
  like messaging.outbox, parked_at timestamptz not null, reason text not null,
  state text not null check (state in ('parked', 'redriven', 'discarded')),
  decided_by text, decided_at timestamptz, decision_reason text, primary key (message_id));
create index on messaging.outbox_parked (aggregate_type, aggregate_id) where state = 'parked';

-- Message ids are UUIDv7, so a range of ids is a span of time and forgetting a day is dropping a table.
create table messaging.inbox (
  message_id uuid not null, consumer text not null, body_hash bytea not null,
  received_at timestamptz not null default now(),
  primary key (message_id, consumer)) partition by range (message_id);
create table messaging.inbox_default partition of messaging.inbox default;

create table messaging.consumer_position (
  consumer text, aggregate_type text, aggregate_id text, version bigint not null,
  primary key (consumer, aggregate_type, aggregate_id));

create table messaging.inbox_parked (
  entry_id uuid not null unique,            -- UUIDv7: the order of the operators' list
  consumer text, message_id uuid, aggregate_type text, aggregate_id text, aggregate_version bigint,
  body bytea not null, headers jsonb not null, reason text not null, first_failed_at timestamptz not null,
  attempts int not null, next_try_at timestamptz,
  state text not null check (state in ('waiting', 'parked', 'redriven', 'discarded')),
  decided_by text, decided_at timestamptz, decision_reason text,
  primary key (consumer, message_id));
create index on messaging.inbox_parked (next_try_at) where state = 'waiting';
create index on messaging.inbox_parked (consumer, aggregate_id, aggregate_version) where state = 'waiting';

create table messaging.idempotency_keys (
  actor text, route text, key text, request_hash bytea not null, status smallint, headers jsonb, body bytea,
  expires_at timestamptz not null, primary key (actor, route, key));
create index on messaging.idempotency_keys (expires_at);

create function messaging.uuid_floor(at timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- The runtime login may not create or drop tables; it may call this. Created a week ahead: a failed run has time.
create function messaging.maintain_partitions(archive_days int, inbox_days int) returns void
language plpgsql security definer set search_path = pg_catalog, messaging, pg_temp as $$
declare
  today date := (now() at time zone 'UTC')::date;
  day date;
  old record;
begin
  perform set_config('lock_timeout', '2s', true);
  if not pg_try_advisory_xact_lock(7001, 64) then
    return;
  end if;
  for day in select today + g from generate_series(-1, 7) g loop
    if to_regclass(format('messaging.outbox_archive_%s', to_char(day, 'YYYYMMDD'))) is null then
      execute format('create table messaging.outbox_archive_%s partition of messaging.outbox_archive
                      for values from (%L) to (%L)', to_char(day, 'YYYYMMDD'),
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
    if to_regclass(format('messaging.inbox_%s', to_char(day, 'YYYYMMDD'))) is null then
      execute format('create table messaging.inbox_%s partition of messaging.inbox for values from (%L) to (%L)',
        to_char(day, 'YYYYMMDD'), messaging.uuid_floor(day::timestamp at time zone 'UTC'),
        messaging.uuid_floor((day + 1)::timestamp at time zone 'UTC'));
    end if;
  end loop;
  for old in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'messaging' and c.relkind = 'r' and c.relname ~ '^(outbox_archive|inbox)_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD')
          < today - case when c.relname like 'inbox%' then inbox_days else archive_days end
  loop
    execute format('drop table messaging.%I', old.relname);
  end loop;
end $$;
revoke execute on function messaging.maintain_partitions(int, int) from public;
