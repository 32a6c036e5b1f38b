using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>
/// A checker that is never red proves nothing. Each guarantee is taken away in turn; the same load that passes with it
/// must then be found wanting.
/// </summary>
public sealed class MutationTests
{
    [Fact]
    public async Task With_all_guarantees_the_checker_is_green()
    {
        await using var run = await Run.StartAsync();

        await run.Driver.RunAsync(60);
        await run.RedeliverAsync();

        Assert.Empty((await run.Checker.SettleAsync()).Violations);
    }

    [Fact]
    public async Task Without_deduplication_effects_are_made_twice()
    {
        await using var run = await Run.StartAsync(consumer: Sabotage.DedupeOff);

        await run.Driver.RunAsync(20);
        await run.RedeliverAsync();

        Assert.Contains(
            (await run.Checker.CheckWhenQuietAsync()).Violations, v =>
                v.StartsWith("I11 duplicated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_cursor_poller_events_of_slow_transactions_are_never_sent()
    {
        await using var run = await Run.StartAsync(publisher: Sabotage.CursorPoller);

        // A transaction takes its place in the stream early and commits late; another of the same part overtakes it.
        await using var slow = await run.Cluster.Publisher.Sql.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await run.InsertEventAsync(slow, part: 7);
        await using (var quick = await run.Cluster.Publisher.Sql.OpenConnectionAsync())
            await run.InsertEventAsync(quick, part: 7);
        await Eventually.True(async () => await run.ArchivedAsync() == 1, "the quick one is sent");
        await transaction.CommitAsync();

        Assert.Contains(
            (await run.Checker.CheckWhenQuietAsync()).Violations, v =>
                v.StartsWith("I8 not sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_mandatory_publishing_events_vanish_while_no_queue_is_bound()
    {
        await using var run = await Run.StartAsync(publisher: Sabotage.MandatoryOff);
        await run.UnbindAsync();

        await run.Driver.RunAsync(10);

        Assert.Contains(
            (await run.Checker.CheckWhenQuietAsync()).Violations, v =>
                v.StartsWith("I9 lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_mandatory_publishing_the_same_events_wait_and_arrive()
    {
        await using var run = await Run.StartAsync();
        await run.UnbindAsync();
        await run.Driver.RunAsync(10);
        Assert.Contains(
            (await run.Checker.CheckWhenQuietAsync()).Violations, v =>
                v.StartsWith("I8 not sent", StringComparison.Ordinal));

        await run.BindAsync();

        Assert.Empty((await run.Checker.SettleAsync()).Violations);
    }

    [Fact]
    public async Task With_acknowledgement_before_commit_a_crash_loses_messages()
    {
        await using var run = await Run.StartAsync(consumer: Sabotage.AckBeforeCommit);
        await run.Cluster.ArmAsync(run.Cluster.Consumer, "inbox.after_handler_before_commit=kill@3");

        await run.Cluster.DiesAndComesBackAsync(run.Cluster.Consumer, () => run.Driver.RunAsync(10));

        Assert.Contains(
            (await run.Checker.CheckWhenQuietAsync()).Violations, v =>
                v.StartsWith("I9 lost", StringComparison.Ordinal));
    }
}
