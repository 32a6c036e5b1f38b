using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Ingress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Requests for accounts on their way to an operator, and its answers on their way back.</summary>
[Trait("requirement", "000-18")]
public sealed class AccountProvisionTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private string Source => PartnerGatewayFixture.Source(service.OperatorId);

    [Fact]
    public async Task A_request_reaches_its_operator_as_an_event_of_the_contract_without_the_person()
    {
        var request = Request();

        await service.Bus.Publish(request, traceparent: "00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var evt = Assert.Single(await Received(service.OperatorId, request.ExternalRef));
        Assert.Null(CloudEventReader.TryRead(evt.Bytes(), out var read));
        Assert.Null(SchemaCatalog.Load().Refuse(read!));
        Assert.Equal(
            ("vn.bdhvs.account.provision-requested.v1", "urn:bdhvs:platform"), (read!.Type, read.Source));
        Assert.Equal(
            (request.ExternalRef, request.AreaId),
            (read.Data.GetProperty("reference").GetGuid(), read.Data.GetProperty("areaId").GetGuid()));
        Assert.StartsWith("00-2af7651916cd43dd8448eb211c80319c-", read.Traceparent, StringComparison.Ordinal);
        Assert.DoesNotContain(request.LearnerId.ToString(), evt.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_told_twice_is_one_event_and_the_other_operator_gets_none()
    {
        var request = Request();
        await service.Bus.Publish(request);
        await service.Bus.Publish(request);
        var behind = Request();
        await service.Bus.Publish(behind);

        var seen = new List<JsonNode>();
        await using var client = await service.LogIn();
        await Eventually.True(
            async () =>
            {
                seen.AddRange(await client.Take());
                return seen.Any(evt => Speaks(evt, behind.ExternalRef));
            },
            "the request behind them");

        await Eventually.True(
            () => service.Use(async (PartnerDbContext db) =>
                1 == await db.PartnerFeed.CountAsync(entry => entry.Reference == request.AccountId)),
            "one entry of the feed");
        seen.AddRange(await client.Take());
        Assert.Single(seen, evt => Speaks(evt, request.ExternalRef));
        await using var other = await service.LogIn(service.OtherOperatorId);
        Assert.DoesNotContain(await other.Take(), evt => Speaks(evt, request.ExternalRef));
    }

    [Fact]
    public async Task A_request_for_an_operator_nobody_registered_is_answered_at_once()
    {
        var request = Request() with { OperatorId = "nobody" };

        await service.Bus.Publish(request);
        await service.Bus.Publish(request);

        await Eventually.True(async () => (await Reported(request.ExternalRef)).Count > 0, "the answer");
        var answer = Assert.Single(await Reported(request.ExternalRef));
        Assert.Equal(
            ("nobody", 0L, "failed", "operator-unknown"),
            (answer.PartnerId, answer.Sequence, answer.State, answer.ReasonCode));
    }

    [Fact]
    public async Task Both_answers_of_an_operator_become_clean_internal_events()
    {
        await using var client = await service.LogIn();
        var (opened, refused) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await client.Send(AccountReports.Opened(opened, Source, sequence: 3));
        await client.Send(AccountReports.Refused(refused, Source, sequence: 8));

        await Eventually.True(async () => (await Reported(refused)).Count == 1, "the refusal");
        await Eventually.True(async () => (await Reported(opened)).Count == 1, "the opening");
        var first = Assert.Single(await Reported(opened));
        Assert.Equal(
            (service.OperatorId, 3L, "provisioned", null),
            (first.PartnerId, first.Sequence, first.State, first.ReasonCode));
        var second = Assert.Single(await Reported(refused));
        Assert.Equal(
            (8L, "failed", "not-eligible", new DateTimeOffset(2026, 10, 10, 2, 20, 30, TimeSpan.Zero)),
            (second.Sequence, second.State, second.ReasonCode, second.ReportedAt));
    }

    [Fact]
    [Trait("attack", "B13")]
    public async Task An_answer_replayed_under_a_new_id_has_no_second_effect_and_a_later_sequence_has_its_own()
    {
        await using var client = await service.LogIn();
        var reference = Guid.CreateVersion7();
        for (var replay = 0; replay < 3; replay++)
            await client.Send(AccountReports.Opened(reference, Source));
        await client.Send(AccountReports.Refused(reference, Source, sequence: 2));

        await Eventually.True(
            async () => (await Reported(reference)).Any(evt => evt.Sequence == 2), "the answer behind the others");
        await Eventually.True(async () => (await Reported(reference)).Count == 2, "two answers");
        Assert.Equal([(1L, "provisioned"), (2L, "failed")],
            (await Reported(reference)).OrderBy(evt => evt.Sequence).Select(evt => (evt.Sequence, evt.State)));
    }

    [Theory]
    [InlineData("sequence", null, "sequence-missing")]
    [InlineData("sequence", "0", "sequence-missing")]
    [InlineData("sequence", "-1", "sequence-missing")]
    [InlineData("sequence", "2147483648", "sequence-missing")]
    [InlineData("sequence", "\"1\"", "envelope-invalid")]
    [InlineData("subject", "\"0198c1de-0000-7c11-9f2e-5d1f0a6b7c8d\"", "subject-mismatch")]
    [InlineData("data/reasonCode", "\"not-eligible\"", "data-invalid:/*")]
    [InlineData("data/fullName", "\"x\"", "data-invalid:/*")]
    [InlineData("data/reference", "\"84987001122\"", "data-invalid:/reference")]
    [InlineData("data/occurredAt", null, "data-invalid:/occurredAt")]
    public async Task An_answer_outside_the_contract_is_parked_with_its_reason(
        string member, string? value, string reason)
    {
        await using var client = await service.LogIn();
        var reference = Guid.CreateVersion7();
        var body = AccountReports.Opened(reference, Source)
            .With(member, value is null ? null : JsonNode.Parse(value)).Bytes();

        await client.Send(body, client.Properties());

        var parked = await Eventually.Get(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.SingleOrDefaultAsync(p => p.Body == body)),
            "the delivery parked");
        Assert.Equal(reason, parked.Reason);
        Assert.Empty(await Reported(reference));
    }

    [Fact]
    public async Task A_request_waits_for_its_operator_longer_than_a_text_does()
    {
        var request = Request();
        await service.Bus.Publish(request);
        var entry = await Eventually.Get(
            () => service.Use((PartnerDbContext db) =>
                db.PartnerFeed.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == request.AccountId)),
            "the request in the feed");
        await service.Use((PartnerDbContext db) => db.PartnerFeed.Where(row => row.Id == entry.Id).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.CreatedAt, DateTimeOffset.UtcNow.AddDays(-8))));

        await service.Services.GetServices<IHostedService>().OfType<RetentionJob>().Single().Forget(default);

        Assert.True(await service.Use((PartnerDbContext db) =>
            db.PartnerFeed.AnyAsync(row => row.Id == entry.Id && row.Data != null)));
    }

    private AccountProvisionRequested Request() => new()
    {
        AccountId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        BatchId = Guid.CreateVersion7(),
        OperatorId = service.OperatorId,
        ExternalRef = Guid.CreateVersion7(),
        LearnerId = Guid.CreateVersion7(),
        AreaId = Guid.CreateVersion7(),
    };

    private async Task<IReadOnlyList<AccountProvisionReported>> Reported(Guid reference) =>
        [.. (await service.Bus.Events<AccountProvisionReported>()).Where(evt => evt.ExternalRef == reference)];

    private async Task<IReadOnlyList<JsonNode>> Received(string operatorId, Guid reference)
    {
        await using var client = await service.LogIn(operatorId);
        var found = new List<JsonNode>();
        await Eventually.True(
            async () =>
            {
                found.AddRange((await client.Take()).Where(evt => Speaks(evt, reference)));
                return found.Count > 0;
            },
            "the event at the operator");
        return found;
    }

    private static bool Speaks(JsonNode evt, Guid reference) => (string?)evt["subject"] == reference.ToString();
}
