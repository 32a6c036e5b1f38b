using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>What a check found; a violation names its invariant.</summary>
internal sealed record Report(int Attempted, int Acknowledged, int Unanswered, IReadOnlyList<string> Violations)
{
    public override string ToString() =>
        $"{Attempted} attempted, {Acknowledged} acknowledged, {Unanswered} attempts unanswered\n"
            + string.Join('\n', Violations);
}

/// <summary>
/// Compares the ledger with what the databases hold. It knows nothing of how the system works, only what it promises:
/// I1 no lost command, I2 no phantom, I8 nothing waits and only the poison is parked, I9 everything sent was received,
/// I10 positions do not lag, I11 every effect once, I17 one answer per key.
/// </summary>
internal sealed class Checker(FaultCluster cluster, Ledger ledger, Driver driver)
{
    /// <summary>Ids of messages that must be parked; any other parked message is a violation.</summary>
    public HashSet<Guid> Poison { get; } = [];

    /// <summary>
    /// Waits for the system to get there by itself; what is still wrong at the deadline is the verdict.
    /// </summary>
    public async Task<Report> SettleAsync(TimeSpan? deadline = null)
    {
        Report report = null!;
        try
        {
            await Eventually.True(
                async () => (report = await CheckAsync()).Violations.Count == 0, "no violation", deadline);
        }
        catch (TimeoutException)
        {
            // The report says it better.
        }

        return report;
    }

    /// <summary>Waits until nothing moves any more, and judges then.</summary>
    public async Task<Report> CheckWhenQuietAsync()
    {
        var (last, same) = ("", 0);
        await Eventually.True(async () =>
        {
            var now = string.Join(',', await Read(cluster.Publisher, "select count(*)::text from messaging.outbox"))
                + string.Join(',', await Read(cluster.Consumer, "select count(*)::text from messaging.inbox"));
            (last, same) = (now, now == last ? same + 1 : 0);
            await Task.Delay(100);
            return same >= 20;
        }, "quiet");
        return await CheckAsync();
    }

    public async Task<Report> CheckAsync()
    {
        List<string> violations = [];
        await CheckCommandsAsync(violations);
        await CheckMessagesAsync(violations);
        violations.AddRange(driver.Contradictions.Select(operation => $"I17 {operation} got two answers for one key"));
        return new Report(
            ledger.Operations.Count, ledger.Operations.Count(op => op.Value is Outcome.Ok), ledger.Unanswered,
                violations);
    }

    private async Task CheckCommandsAsync(List<string> violations)
    {
        var stored = (await Read(cluster.Publisher, cluster.OperationsSql)).CountBy(name => name).ToDictionary();
        violations.AddRange(ledger.Operations.Where(op => op.Value is Outcome.Ok && !stored.ContainsKey(op.Key))
            .Select(op => $"I1 lost: {op.Key} was acknowledged and is not there"));
        violations.AddRange(
            stored.Where(row => ledger.Operations.GetValueOrDefault(row.Key, Outcome.Fail) is Outcome.Fail)
            .Select(row => $"I2 unexpected: {row.Key}"));
        violations.AddRange(
            stored.Where(row => row.Value > 1).Select(row => $"I2 duplicated: {row.Key} is there {row.Value} times"));
    }

    private async Task CheckMessagesAsync(List<string> violations)
    {
        var waiting = await Read(cluster.Publisher, "select message_id::text from messaging.outbox");
        violations.AddRange(waiting.Select(id => $"I8 not sent: {id}"));
        var sent = await Read(cluster.Publisher,
            $"select message_id || ' ' || aggregate_id from messaging.outbox_archive where type = '{cluster.Event}'");
        var received = (await Read(cluster.Consumer,
            $"select message_id::text from messaging.inbox where consumer = '{cluster.Queue}'")).ToHashSet();
        violations.AddRange(
            sent.Where(message => !received.Contains(message.Split(' ')[0])
                && !Poison.Contains(Guid.Parse(message.Split(' ')[0])))
            .Select(message => $"I9 lost: {message} was sent and never handled"));

        var parked = await Read(cluster.Consumer,
            "select message_id || ' ' || reason from messaging.inbox_parked where state in ('waiting', 'parked')");
        violations.AddRange(parked.Where(message => !Poison.Contains(Guid.Parse(message.Split(' ')[0])))
            .Select(message => $"I8 parked: {message}"));

        var effects = (await Read(cluster.Consumer, cluster.EffectsSql)).CountBy(aggregate => aggregate).ToDictionary();
        violations.AddRange(effects.Where(effect => effect.Value > 1)
            .Select(effect => $"I11 duplicated: {effect.Key} took effect {effect.Value} times"));
        violations.AddRange(sent.Where(message => !Poison.Contains(Guid.Parse(message.Split(' ')[0])))
            .Select(message => message.Split(' ')[1]).Where(aggregate => !effects.ContainsKey(aggregate))
            .Select(aggregate => $"I11 lost: {aggregate} took no effect"));
    }

    private static async Task<List<string>> Read(Side side, string sql)
    {
        await using var command = side.Sql.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
