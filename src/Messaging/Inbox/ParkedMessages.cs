using System.Text.Json;
using NpgsqlTypes;

namespace Platform.Messaging.Inbox;

/// <summary>The table in which failed messages wait: for their next try, then for an operator.</summary>
internal sealed class ParkedMessages(MessagingDataSource database)
{
    /// <summary>The broker delivers a suspect again by itself; this is for the case that it does not.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Stores a failed message, or counts another failure of it. The ladder gives the wait after each failure; past its
    /// end the message is parked. Returns whether it still waits.
    /// </summary>
    public async Task<bool> AddAsync(
        Incoming message, string reason, IReadOnlyList<TimeSpan> ladder, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("""
            insert into messaging.inbox_parked as p
              (consumer, message_id, aggregate_type, aggregate_id, aggregate_version, body, headers, reason,
                first_failed_at,
               attempts, next_try_at, state, entry_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, now(), 1, now() + ($9::interval[])[1],
              case when ($9::interval[])[1] is null then 'parked' else 'waiting' end, $10)
            on conflict (consumer, message_id) do update set
              body = excluded.body, headers = excluded.headers, reason = excluded.reason, attempts = p.attempts + 1,
              next_try_at = now() + ($9::interval[])[p.attempts + 1],
              state = case when ($9::interval[])[p.attempts + 1] is null then 'parked' else 'waiting' end
            returning state = 'waiting'
            """);
        var parameters = command.Parameters;
        parameters.Add(new() { Value = message.Consumer });
        parameters.Add(new() { Value = message.ParkingId });
        parameters.Add(
            new() { Value = (object?)message.AggregateType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(
            new() { Value = (object?)message.AggregateId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new() { Value = (object?)message.Version ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new() { Value = message.Body });
        parameters.Add(new() { Value = Headers(message), NpgsqlDbType = NpgsqlDbType.Jsonb });
        parameters.Add(new() { Value = reason });
        parameters.Add(new() { Value = ladder.ToArray() });
        parameters.Add(new() { Value = Guid.CreateVersion7() });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>
    /// Notes, before it begins, that a suspect is handled alone: if the process dies, the note says who did it. The
    /// note closes with the message&apos;s transaction. Returns how often it was begun.
    /// </summary>
    public async Task<int> BeginTrialAsync(Incoming message, CancellationToken cancellationToken)
    {
        await AddAsync(message, "suspect", [Trial, Trial, Trial], cancellationToken);
        await using var command = database.Source.CreateCommand(
            "select attempts from messaging.inbox_parked where consumer = $1 and message_id = $2");
        command.Parameters.Add(new() { Value = message.Consumer });
        command.Parameters.Add(new() { Value = message.ParkingId });
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Only the headers we write ourselves: whatever else a message carried is never sent again.</summary>
    private static string Headers(Incoming message) => JsonSerializer.Serialize(
        new Dictionary<string, string?>
        {
            ["MT-MessageType"] = message.Type,
            ["traceparent"] = message.Traceparent,
            ["tracestate"] = message.Tracestate,
        });
}
