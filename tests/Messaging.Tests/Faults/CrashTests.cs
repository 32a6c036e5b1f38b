using System.Net;
using System.Net.Http.Json;
using System.Text;
using Platform.Contracts.Learners.V1;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>
/// Learner and Course, two replicas each, as processes. One is killed by SIGKILL exactly where it hurts; afterwards
/// nothing acknowledged is missing, nothing happened twice, and nobody had to help.
/// </summary>
public sealed class CrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    private const int Load = 40;
    private readonly FaultCluster cluster = fixture.Cluster;

    [Theory]
    [Trait("fault", "F01")]
    [Trait("fault", "F02")]
    [InlineData("api.before_commit")]
    [InlineData("api.after_commit_before_response")]
    public Task An_api_killed_around_its_commit_keeps_every_promise(string failpoint) =>
        Survives(cluster.Publisher, $"{failpoint}=kill@5");

    [Theory]
    [Trait("fault", "F03")]
    [Trait("fault", "F04")]
    [Trait("fault", "F05")]
    [InlineData("outbox.after_claim")]
    [InlineData("outbox.after_publish_before_confirm")]
    [InlineData("outbox.after_confirm_before_delete")]
    [InlineData("outbox.after_delete_before_commit")]
    public Task A_relay_killed_anywhere_loses_nothing_and_its_copies_are_dropped(string failpoint) =>
        Survives(cluster.Publisher, $"{failpoint}=kill@4");

    [Theory]
    [Trait("fault", "F06")]
    [Trait("fault", "F07")]
    [Trait("fault", "F08")]
    [InlineData("inbox.before_begin")]
    [InlineData("inbox.after_insert")]
    [InlineData("inbox.after_handler_before_commit")]
    [InlineData("inbox.after_commit_before_ack")]
    public Task A_consumer_killed_anywhere_has_every_effect_once(string failpoint) =>
        Survives(cluster.Consumer, $"{failpoint}=kill@5");

    [Fact]
    [Trait("fault", "F13")]
    public async Task A_replica_that_slept_through_a_takeover_commits_nothing_stale()
    {
        await fixture.Driver.RunAsync(Load / 2);
        var sleeper = cluster.Consumer.Replicas[0]!;
        sleeper.Signal("STOP");
        var relay = cluster.Publisher.Replicas[0]!;
        relay.Signal("STOP");
        try
        {
            await fixture.Driver.RunAsync(Load / 2);
        }
        finally
        {
            sleeper.Signal("CONT");
            relay.Signal("CONT");
        }

        await GreenAsync();
    }

    [Theory]
    [Trait("fault", "F44")]
    [Trait("fault", "F45")]
    [InlineData("40P01")]
    [InlineData("40001")]
    public async Task A_collision_in_the_database_repeats_the_whole_unit(string sqlState)
    {
        await using var trap = await fixture.TrapAsync($"""
            if nextval('trap_count') <= 6 then raise exception 'scripted' using errcode = '{sqlState}'; end if;
            """);

        await fixture.Driver.RunAsync(Load);

        await GreenAsync();
        Assert.True(await fixture.Count("select last_value from trap_count") > 6);
        Assert.Equal(
            0, await fixture.Count("select count(*) from messaging.inbox_parked where reason like 'exception:%'"));
    }

    [Fact]
    [Trait("fault", "F60")]
    public async Task Every_message_delivered_five_times_has_no_new_effect()
    {
        await fixture.Driver.RunAsync(Load);
        await GreenAsync();

        for (var copy = 0; copy < 4; copy++)
            await Redelivery.SendAsync(cluster);

        await fixture.QueueIsEmptyAsync();
        await GreenAsync();
    }

    [Fact]
    [Trait("fault", "F61")]
    public async Task Versions_that_arrive_in_reverse_leave_the_newest_state()
    {
        var learner = Guid.CreateVersion7();
        var areas = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToList();
        foreach (var version in (int[])[4, 5, 2, 1, 3])
            await cluster.Bus.PublishRaw(cluster.Event, Redelivery.Message(Guid.CreateVersion7(), cluster.Event),
                TestService.Body(Registered(learner, version) with { AreaId = areas[version - 1] }));

        await fixture.QueueIsEmptyAsync();
        await Eventually.True(async () => await fixture.Count(
            $"select count(*) from learners where id = '{learner}' and area_id = '{areas[4]}'") == 1,
                "the newest area");
        Assert.Equal(5, await fixture.Count($"""
            select version from messaging.consumer_position where consumer = '{cluster.Queue}' and aggregate_id =
              '{learner}'
            """));
        await fixture.Forget(learner);
    }

    [Fact]
    [Trait("fault", "F62")]
    public async Task A_message_that_always_fails_is_parked_its_neighbours_go_on_and_a_redrive_repairs_it()
    {
        var (learner, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        fixture.Checker.Poison.Add(id);
        await using (await fixture.TrapAsync($"if new.id = '{learner}' then raise exception 'poison'; end if;"))
        {
            await Publish(id, Registered(learner, 1));
            await fixture.Driver.RunAsync(Load);
            await fixture.ParkedAsync(id, "exception:PostgresException");
            await GreenAsync();
        }

        using var client = cluster.Operator(cluster.Consumer.Replicas[1]!);
        using var answer = await client.PostAsJsonAsync(
            new Uri($"/parked/{cluster.Queue}/{id}/redrive", UriKind.Relative),
                new { reason = "Nguyên nhân đã được sửa" });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Eventually.True(
            async () => await fixture.Count($"select count(*) from learners where id = '{learner}'") == 1,
                "the effect");
        await fixture.Forget(learner);
    }

    [Fact]
    [Trait("fault", "F63")]
    public async Task A_message_that_kills_its_process_is_found_and_parked_alone()
    {
        var (learner, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        fixture.Checker.Poison.Add(id);
        await using var supervisor = new Supervisor(cluster, $"inbox.after_insert#{id}=kill");
        await supervisor.StartAsync();

        await Publish(id, Registered(learner, 1));
        await fixture.Driver.RunAsync(Load);

        await fixture.ParkedAsync(id, "kills-the-process");
        await GreenAsync();
        Assert.InRange(supervisor.Deaths, 2, 6);
    }

    [Theory]
    [Trait("fault", "F64")]
    [InlineData("learner.learner-registered.v9", "{}", "unknown-type")]
    [InlineData("learner.learner-registered.v1", "{\"learnerId\":", "undeserialisable")]
    [InlineData("learner.learner-registered.v1", "{\"version\":1}", "undeserialisable")]
    [InlineData("learner.learner-registered.v1", "deep", "undeserialisable")]
    public async Task What_cannot_be_read_is_parked_with_its_reason(string type, string body, string reason)
    {
        var id = Guid.CreateVersion7();
        fixture.Checker.Poison.Add(id);
        var text = body is "deep" ? new string('[', 2000) + new string(']', 2000) : body;

        await cluster.Bus.PublishRaw(cluster.Event, Redelivery.Message(id, type), Encoding.UTF8.GetBytes(text));

        await fixture.ParkedAsync(id, reason);
        await GreenAsync();
    }

    [Fact]
    [Trait("fault", "F65")]
    public async Task A_message_without_id_is_refused()
    {
        var learner = Guid.CreateVersion7();
        var body = TestService.Body(Registered(learner, 1));
        var id = new Guid(System.Security.Cryptography.SHA256.HashData(body).AsSpan(0, 16), bigEndian: true);
        fixture.Checker.Poison.Add(id);

        await cluster.Bus.PublishRaw(cluster.Event, Redelivery.Message(null, cluster.Event), body);

        await fixture.ParkedAsync(id, "no-message-id");
        Assert.Equal(0, await fixture.Count($"select count(*) from learners where id = '{learner}'"));
    }

    private async Task Survives(Side side, string failpoint)
    {
        await cluster.ArmAsync(side, failpoint);
        await cluster.DiesAndComesBackAsync(side, () => fixture.Driver.RunAsync(Load / 2));
        await GreenAsync();
    }

    private async Task GreenAsync()
    {
        await fixture.Driver.RepeatAllAsync();
        var report = await fixture.Checker.SettleAsync();
        Assert.True(report.Violations.Count == 0, report.ToString());
    }

    private Task Publish(Guid id, LearnerRegistered evt) =>
        cluster.Bus.PublishRaw(cluster.Event, Redelivery.Message(id, cluster.Event), TestService.Body(evt));

    private static LearnerRegistered Registered(Guid id, long version) => new()
    {
        LearnerId = id,
        Version = version,
        OccurredAt = DateTimeOffset.UnixEpoch,
        AreaId = Guid.NewGuid(),
        Audiences = ["citizen"],
        PreferredLanguage = "vi",
    };
}
