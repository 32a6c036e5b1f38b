using System.Net;
using System.Net.Http.Json;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>
/// The whole channel with the operator simulator as a process of its own, which knows the contract and no code of ours.
/// </summary>
public sealed class OperatorSimulatorTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private ServiceProcess Operator(string id, string misbehaviour = "None") => ServiceProcess.Start(
        "Simulator",
        new Dictionary<string, string?>
        {
            ["Operator:Id"] = id,
            ["Operator:Uri"] = $"amqp://{service.Broker.Authority.Split('@')[^1]}",
            ["Operator:Password"] = PartnerGatewayFixture.Password,
            ["Operator:Source"] = PartnerGatewayFixture.Source(id),
            ["Operator:DelayMs"] = "20",
            ["Operator:DuplicateRate"] = "0.5",
            ["Operator:RefusalRate"] = "0.3",
            ["Operator:Misbehaviour"] = misbehaviour,
        },
        "operator");

    private static DispatchMessage.Request Message() =>
        new(Guid.CreateVersion7(), "+84987001133", "[BDHVS] Chuc mung ban", "gsm7", "BDHVS", "notice");

    [Fact]
    public async Task Every_message_is_sent_once_and_reported_accepted_and_delivered_once()
    {
        await using var first = Operator(service.OperatorId);
        await using var second = Operator(service.OtherOperatorId);
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        var messages = Enumerable.Range(0, 12).Select(_ => Message()).ToList();
        foreach (var message in messages.Concat(messages)) // each handed over twice
            Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/dispatches", message)).StatusCode);

        await Eventually.Pass(
            async () =>
            {
                var reported = await service.Bus.Events<MessageReceiptReported>();
                foreach (var message in messages)
                {
                    Assert.Equal(
                        ["accepted", "delivered"],
                        reported.Where(evt => evt.Reference == message.Reference).Select(evt => evt.State).Order());
                }
            },
            TimeSpan.FromSeconds(60));

        var printed = first.Output() + "\n" + second.Output();
        Assert.All(messages, message => Assert.Equal(1, printed.Split($"sent {message.Reference}").Length - 1));
        Assert.DoesNotContain("987001133", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Chuc mung", printed, StringComparison.Ordinal);
    }

    [Fact, Trait("fault", "F90")]
    public async Task Receipts_early_and_twice_are_each_told_once()
    {
        await using var hasty = Operator(service.OperatorId, "EarlyReceipts");
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        var message = Message() with { Operator = service.OperatorId };
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/dispatches", message)).StatusCode);

        await Eventually.Pass(
            async () => Assert.Equal(
                ["accepted", "delivered"],
                (await service.Bus.Events<MessageReceiptReported>())
                    .Where(evt => evt.Reference == message.Reference).Select(evt => evt.State).Order()),
            TimeSpan.FromSeconds(60));
    }

    [Fact, Trait("attack", "B11"), Trait("attack", "B02")]
    public async Task An_operator_that_does_everything_wrong_has_no_effect_and_is_told_so()
    {
        await using var wrong = Operator(
            service.OtherOperatorId, "ForeignSource, ExtraMember, SteeringHeaders, ReusesId");
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        var message = Message() with { Operator = service.OtherOperatorId };
        await client.PostAsJsonAsync("/dispatches", message);
        await using var listener = await service.LogIn(service.OtherOperatorId);

        await Eventually.True(
            async () => (await listener.Take(listener.ErrorQueue)).Any(
                evt => (string?)evt["data"]!["reason"] == "header-not-allowed"),
            "the refusal told", TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(
            await service.Bus.Events<MessageReceiptReported>(), evt => evt.Reference == message.Reference);
    }

    [Fact]
    [Trait("requirement", "000-18")]
    public async Task Every_account_is_opened_or_refused_once_however_often_it_is_asked_for_and_answered()
    {
        await using var telecom = Operator(service.OperatorId);
        var requests = Enumerable.Range(0, 12).Select(_ => new AccountProvisionRequested
        {
            AccountId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            BatchId = Guid.CreateVersion7(),
            OperatorId = service.OperatorId,
            ExternalRef = Guid.CreateVersion7(),
            LearnerId = Guid.CreateVersion7(),
            AreaId = Guid.CreateVersion7(),
        }).ToList();
        foreach (var request in requests.Concat(requests)) // each told twice
            await service.Bus.Publish(request);

        await Eventually.Pass(
            async () =>
            {
                var reported = await service.Bus.Events<AccountProvisionReported>();
                Assert.All(requests, request => Assert.Single(
                    reported, evt => evt.ExternalRef == request.ExternalRef && evt.Sequence == 1));
            },
            TimeSpan.FromSeconds(60));

        var printed = telecom.Output();
        Assert.All(requests, request => Assert.Equal(
            1, printed.Split($"opened {request.ExternalRef}").Length + printed.Split($"refused {request.ExternalRef}")
                .Length - 2));
        Assert.Contains("refused", printed, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("requirement", "000-11")]
    public async Task A_change_of_a_session_is_noted_and_answered_by_nothing()
    {
        await using var telecom = Operator(service.OperatorId);
        var (session, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        await service.Bus.Publish(new SessionScheduled
        {
            SessionId = session,
            Version = 1,
            OccurredAt = now,
            ClassId = session,
            AreaId = session,
            CourseId = session,
            CourseVersion = 1,
            StartsAt = now,
            DurationMinutes = 30,
            PointAreaIds = [session],
            Capacity = 20,
            OperatorId = service.OperatorId,
        });
        await service.Bus.Publish(new SessionRescheduled
        {
            SessionId = session,
            Version = 2,
            OccurredAt = now,
            ClassId = session,
            AreaId = session,
            StartsAt = now.AddDays(1),
            DurationMinutes = 30,
            ReasonCode = "weather",
            OperatorId = service.OperatorId,
        });
        await service.Bus.Publish(new SessionCancelled
        {
            SessionId = session,
            Version = 3,
            OccurredAt = now,
            ClassId = session,
            AreaId = session,
            StartsAt = now.AddDays(1),
            ReasonCode = "holiday",
            OperatorId = service.OperatorId,
        });

        await Eventually.True(
            () => Task.FromResult(new[] { "carries", "moves", "drops" }.All(
                word => telecom.Output().Contains($"{word} {session}", StringComparison.Ordinal))),
            "the changes", TimeSpan.FromSeconds(60));

        await Eventually.True(
            async () => (await service.Bus.Events<SessionLinkReported>()).Any(evt => evt.SessionId == session),
            "the link");
        Assert.DoesNotContain(
            await service.Bus.Events<MessageReceiptReported>(), evt => evt.Reference == session);
    }

    [Fact]
    public async Task A_missing_queue_holds_the_feed_and_nothing_is_lost()
    {
        using (var management = service.Management())
        {
            foreach (var id in new[] { service.OperatorId, service.OtherOperatorId })
            {
                await management.DeleteAsync(
                    new Uri($"api/queues/%2Foperators%2F{id}/partner.{id}.out", UriKind.Relative));
            }
        }

        var message = Message();
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/dispatches", message)).StatusCode);
        await Eventually.True(
            () => Task.FromResult(service.Logged.Any(line => line.StartsWith("6022 ", StringComparison.Ordinal)
                && line.Contains(message.Reference.ToString(), StringComparison.Ordinal))),
            "the alarm");

        await service.ProvisionAgain();

        await using var first = Operator(service.OperatorId);
        await using var second = Operator(service.OtherOperatorId);
        await Eventually.True(
            async () => (await service.Bus.Events<MessageReceiptReported>())
                .Any(evt => evt.Reference == message.Reference && evt.State == "delivered"),
            "the message delivered", TimeSpan.FromSeconds(60));
    }
}
