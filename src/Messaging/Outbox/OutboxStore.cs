using System.Data;
using Npgsql;

namespace Platform.Messaging.Outbox;

/// <summary>A waiting row as the relay reads it.</summary>
internal sealed record OutboxRow(
    long Id, Guid MessageId, string AggregateType, string AggregateId, string Type, string Exchange, string RoutingKey,
    string? Traceparent, string? Tracestate, byte[] Payload, short Attempts)
{
    public (string, string) Aggregate => (AggregateType, AggregateId);
}

/// <summary>The relay&apos;s SQL. It has connections of its own, so that busy endpoints cannot starve it.</summary>
internal sealed class OutboxStore(MessagingDataSource database)
{
    /// <summary>First key of the advisory locks that lease parts; the second is the part.</summary>
    private const int LeaseClass = 7001;

    /// <summary>Rows of an aggregate that waits for an operator are not due, whatever comes behind them.</summary>
    private const string NotBlocked = """
        not exists (select 1 from messaging.outbox_parked p where p.state = 'parked'
          and p.aggregate_type = o.aggregate_type and p.aggregate_id = o.aggregate_id)
        """;

    /// <summary>
    /// An aggregate may wait in both queues; what was stored first leaves first. <c>offset 0</c> keeps the planner from
    /// turning the probe of an index into a join with the whole table.
    /// </summary>
    private const string NotAhead = """
        not exists (select 1 from messaging.outbox b where b.aggregate_type = o.aggregate_type
          and b.aggregate_id = o.aggregate_id and b.aggregate_version < o.aggregate_version and b.part <> o.part
          offset 0)
        """;

    private const string Columns = """
        part, id, message_id, aggregate_type, aggregate_id, aggregate_version, type, exchange, routing_key, traceparent,
        tracestate, payload, occurred_at, available_at, attempts, last_error
        """;

    /// <summary>Parts of a queue whose oldest row is due: one probe of the index per part.</summary>
    public async Task<short[]> DuePartsAsync(OutboxQueue queue, CancellationToken cancellationToken)
    {
        var first = OutboxMessage.FirstPart(queue);
        await using var command = database.Source.CreateCommand($"""
            select coalesce(array_agg(part::smallint), array[]::smallint[]) from generate_series($1, $1 + 63) part,
              lateral (select o.available_at from messaging.outbox o where o.part = part.part and {NotBlocked}
                       order by o.id limit 1) oldest
            where oldest.available_at <= now()
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (int)first });
        return (short[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>
    /// Opens a transaction that holds the part, or returns null where another worker has it. The lock ends with the
    /// transaction, so a killed worker releases it and PgBouncer may stand in between. No snapshot is held between
    /// statements.
    /// </summary>
    public async Task<OutboxLease?> TryLeaseAsync(short part, CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

            // The table is empty one moment and holds millions the next: a plan made for the one must serve the other.
            await using var command = new NpgsqlCommand(
                "select pg_try_advisory_xact_lock($1, $2) from set_config('enable_seqscan', 'off', true)",
                connection, transaction)
            {
                Parameters = { new() { Value = LeaseClass }, new() { Value = (int)part } },
            };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new OutboxLease(connection, transaction, part);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <summary>A part held by this worker, in one READ COMMITTED transaction.</summary>
    internal sealed class OutboxLease(NpgsqlConnection connection, NpgsqlTransaction transaction, short part)
        : IAsyncDisposable
    {
        public short Part => part;

        /// <summary>The oldest rows in order, up to the first that backs off: nothing may overtake that one.</summary>
        /// <remarks><paramref name="after"/> exists for the mutation that proves the checker; it loses rows.</remarks>
        public async Task<List<OutboxRow>> ReadAsync(int limit, long after = 0)
        {
            await using var command = new NpgsqlCommand($"""
                select id, message_id, aggregate_type, aggregate_id, type, exchange, routing_key, traceparent,
                  tracestate,
                  payload, attempts, available_at <= now() as due
                from messaging.outbox o where part = $1 and id > $2 and {NotBlocked} and {NotAhead}
                order by id limit $3
                """, connection, transaction)
            {
                Parameters = { new() { Value = part }, new() { Value = after }, new() { Value = limit } },
            };
            List<OutboxRow> rows = new(limit);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync() && reader.GetBoolean(11))
            {
                rows.Add(new OutboxRow(
                    reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                        reader.GetString(4),
                    reader.GetString(5), reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7),
                    reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetFieldValue<byte[]>(9),
                        reader.GetInt16(10)));
            }

            return rows;
        }

        /// <summary>
        /// Moves sent rows to the archive, from which they can be replayed. One statement: never in both or in none.
        /// </summary>
        public Task ArchiveAsync(long[] ids) => ExecuteAsync($"""
            with sent as (delete from messaging.outbox where part = $1 and id = any($2) returning {Columns})
            insert into messaging.outbox_archive ({Columns}, sent_at) select {Columns}, now() from sent
            """, ids);

        /// <summary>The part rests from this row on.</summary>
        public Task BackOffAsync(long id, string error, TimeSpan delay) => ExecuteAsync("""
            update messaging.outbox set attempts = least(attempts + 1, 32767), last_error = $3, available_at = now() +
              $4
            where part = $1 and id = $2
            """, id, error, delay);

        /// <summary>
        /// Puts a row aside that can never be sent; its aggregate waits for an operator, or order would break.
        /// </summary>
        public Task ParkAsync(long id, string reason) => ExecuteAsync($"""
            with unsendable as (delete from messaging.outbox where part = $1 and id = $2 returning {Columns})
            insert into messaging.outbox_parked ({Columns}, parked_at, reason, state)
            select {Columns}, now(), $3, 'parked' from unsendable
            """, id, reason);

        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        private async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var command =
                new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = part } } };
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
