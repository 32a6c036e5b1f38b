using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Ingress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Requests for the link of a session on their way to an operator, and the links on their way back.</summary>
[Trait("requirement", "000-11")]
public sealed class SessionLinkTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact]
    public async Task The_operator_of_a_session_is_asked_for_its_link_once()
    {
        var session = Session();
        await service.Bus.Publish(session);
        await service.Bus.Publish(session);

        var evt = Assert.Single(await Received(session.SessionId));

        Assert.Null(CloudEventReader.TryRead(evt.Bytes(), out var read));
        Assert.Null(SchemaCatalog.Load().Refuse(read!));
        Assert.Equal("vn.bdhvs.session.link-requested.v1", read!.Type);
        Assert.Equal(
            session.StartsAt.AddMinutes(session.DurationMinutes), read.Data.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal(1, await Entries(session.SessionId));
    }

    [Fact]
    public async Task A_session_nobody_carries_asks_nobody()
    {
        var (silent, behind) = (Session() with { OperatorId = null }, Session());

        await service.Bus.Publish(silent);
        await service.Bus.Publish(behind);

        await Eventually.True(async () => await Entries(behind.SessionId) == 1, "the session behind it");
        Assert.Equal(0, await Entries(silent.SessionId));
    }

    [Fact]
    public async Task An_operator_nobody_registered_is_answered_for_at_once()
    {
        var session = Session() with { OperatorId = "nobody" };

        await service.Bus.Publish(session);

        await Eventually.True(async () => (await Reported(session.SessionId)).Count > 0, "the answer");
        var answer = Assert.Single(await Reported(session.SessionId));
        Assert.Equal(
            ("nobody", 0L, null, "operator-unknown"),
            (answer.PartnerId, answer.Sequence, answer.JoinUrl, answer.ReasonCode));
    }

    [Fact]
    public async Task A_link_is_told_once_however_often_it_comes_and_a_newer_one_again()
    {
        var session = Session();
        await service.Bus.Publish(session);
        await Received(session.SessionId);
        await using var client = await service.LogIn();

        for (var copy = 0; copy < 3; copy++)
            await client.Send(Ready(session.SessionId, 1, "https://hop.example/1"));
        await client.Send(Ready(session.SessionId, 2, "https://hop.example/2"));

        await Eventually.True(async () => (await Reported(session.SessionId)).Count >= 2, "both links");
        Assert.Equal(
            [(1L, "https://hop.example/1"), (2L, "https://hop.example/2")],
            (await Reported(session.SessionId)).OrderBy(evt => evt.Sequence)
                .Select(evt => (evt.Sequence, evt.JoinUrl)));
    }

    [Theory]
    [InlineData("sequence", null, "sequence-missing")]
    [InlineData("data/joinUrl", "\"http://hop.example/1\"", "data-invalid:/joinUrl")]
    [InlineData("data/joinUrl", "\"https://user:pw@hop.example/1\"", "data-invalid:/joinUrl")]
    [InlineData("data/joinUrl", "\"javascript:alert(1)\"", "data-invalid:/joinUrl")]
    [InlineData("subject", "\"0198c1de-0000-7c11-9f2e-5d1f0a6b7c8d\"", "subject-mismatch")]
    public async Task A_link_outside_the_contract_is_parked_with_its_reason(
        string member, string? value, string reason)
    {
        var session = Session();
        await service.Bus.Publish(session);
        await Received(session.SessionId);

        Assert.Equal(reason, await Refusal(Ready(session.SessionId, 1, "https://hop.example/1")
            .With(member, value is null ? null : JsonNode.Parse(value))));
        Assert.Empty(await Reported(session.SessionId));
    }

    [Fact, Trait("attack", "B11")]
    public async Task Another_link_under_the_same_sequence_is_refused_and_not_lost_in_silence()
    {
        var session = Session();
        await service.Bus.Publish(session);
        await Received(session.SessionId);
        await using var client = await service.LogIn();
        await client.Send(Ready(session.SessionId, 1, "https://hop.example/1"));
        await Eventually.True(async () => (await Reported(session.SessionId)).Count == 1, "the link");

        Assert.Equal("sequence-reused", await Refusal(Ready(session.SessionId, 1, "https://hop.example/9")));
        await client.Send(Ready(session.SessionId, 2, "https://hop.example/9"));

        await Eventually.True(async () => (await Reported(session.SessionId)).Count == 2, "the newer link");
    }

    [Fact]
    public async Task A_link_for_a_session_it_was_not_asked_to_carry_is_parked()
    {
        Assert.Equal("reference-unknown", await Refusal(Ready(Guid.CreateVersion7(), 1, "https://hop.example/1")));
    }

    private async Task<string> Refusal(JsonObject evt)
    {
        await using var client = await service.LogIn();
        var body = evt.Bytes();
        await client.Send(body, client.Properties());
        var parked = await Eventually.Get(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.SingleOrDefaultAsync(p => p.Body == body)),
            "the delivery parked");
        return parked.Reason;
    }

    private Task<int> Entries(Guid reference) =>
        service.Use((PartnerDbContext db) => db.PartnerFeed.CountAsync(entry => entry.Reference == reference));

    private async Task<List<SessionLinkReported>> Reported(Guid sessionId) =>
        [.. (await service.Bus.Events<SessionLinkReported>()).Where(evt => evt.SessionId == sessionId)];

    private async Task<List<JsonNode>> Received(Guid reference)
    {
        var seen = new List<JsonNode>();
        await using var client = await service.LogIn();
        await Eventually.True(
            async () =>
            {
                seen.AddRange(await client.Take());
                return seen.Any(evt => (string?)evt["data"]!["reference"] == reference.ToString());
            },
            "the request");
        return [.. seen.Where(evt => (string?)evt["data"]!["reference"] == reference.ToString())];
    }

    private SessionScheduled Session() => new()
    {
        SessionId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        ClassId = Guid.CreateVersion7(),
        AreaId = Guid.CreateVersion7(),
        CourseId = Guid.CreateVersion7(),
        CourseVersion = 1,
        StartsAt = new DateTimeOffset(2026, 10, 10, 12, 30, 0, TimeSpan.Zero),
        DurationMinutes = 30,
        PointAreaIds = [Guid.CreateVersion7()],
        Capacity = 154,
        OperatorId = service.OperatorId,
    };

    private JsonObject Ready(Guid reference, int sequence, string joinUrl) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString(),
        ["source"] = PartnerGatewayFixture.Source(service.OperatorId),
        ["type"] = "vn.bdhvs.session.link-ready.v1",
        ["time"] = "2026-10-10T02:20:31Z",
        ["subject"] = reference.ToString(),
        ["datacontenttype"] = "application/json",
        ["dataschema"] = "urn:bdhvs:schema:session.link-ready.v1",
        ["sequence"] = sequence,
        ["data"] = new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["joinUrl"] = joinUrl,
            ["occurredAt"] = "2026-10-10T02:20:30Z",
        },
    };
}
