using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Ingress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Whoever carries a session hears of its other time, and that it is not held.</summary>
[Trait("requirement", "000-11")]
public sealed class SessionChangeTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private const string Asked = "vn.bdhvs.session.link-requested.v1";
    private const string Moved = "vn.bdhvs.session.rescheduled.v1";
    private const string Cancelled = "vn.bdhvs.session.cancelled.v1";
    private static readonly DateTimeOffset Start = new(2026, 10, 10, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Changes_reach_the_operator_once_and_in_their_order_however_they_come()
    {
        var session = Session();
        var (moved, cancelled) = (Move(session, 3, Start.AddDays(1)), Cancel(session, 4));
        await service.Bus.Publish(cancelled);
        await service.Bus.Publish(moved);
        await service.Bus.Publish(session);
        await service.Bus.Publish(Ready(session, 2)); // not for the operator, who told it; but it keeps its place
        await service.Bus.Publish(moved);

        var told = await Received(session.SessionId, 3);

        Assert.Equal([Asked, Moved, Cancelled], told.Select(evt => evt.Type));
        Assert.All(told, evt => Assert.Null(SchemaCatalog.Load().Refuse(evt)));
        Assert.All(told, evt => Assert.Equal(session.SessionId.ToString(), evt.Subject));
        Assert.Equal(
            (Start.AddDays(1), Start.AddDays(1).AddMinutes(30), "weather"),
            (told[1].Data.GetProperty("startsAt").GetDateTimeOffset(),
                told[1].Data.GetProperty("endsAt").GetDateTimeOffset(),
                told[1].Data.GetProperty("reasonCode").GetString()));
        Assert.Equal(
            (Start.AddDays(1), "holiday"),
            (told[2].Data.GetProperty("startsAt").GetDateTimeOffset(),
                told[2].Data.GetProperty("reasonCode").GetString()));
        Assert.Equal(3, await Entries(session.SessionId));
    }

    [Fact]
    public async Task Whoever_was_not_asked_for_the_link_is_told_of_no_change()
    {
        var (silent, unknown, behind) = (
            Session() with { OperatorId = null }, Session() with { OperatorId = "nobody" }, Session());
        foreach (var session in new[] { silent, unknown, behind })
        {
            await service.Bus.Publish(session);
            await service.Bus.Publish(Move(session, 2, Start.AddDays(1)) with { OperatorId = session.OperatorId });
            await service.Bus.Publish(Cancel(session, 3) with { OperatorId = session.OperatorId });
        }

        await Received(behind.SessionId, 3);

        Assert.Equal(0, await Entries(silent.SessionId));
        Assert.Equal(0, await Entries(unknown.SessionId));
        Assert.Single(
            await service.Bus.Events<SessionLinkReported>(), evt => evt.SessionId == unknown.SessionId);
    }

    [Fact]
    public async Task A_link_that_the_operator_tells_after_the_move_is_still_taken()
    {
        var session = Session();
        await service.Bus.Publish(session);
        await service.Bus.Publish(Move(session, 2, Start.AddDays(1)));
        await Received(session.SessionId, 2);
        await using var client = await service.LogIn();

        await client.Send(new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.NewGuid().ToString(),
            ["source"] = PartnerGatewayFixture.Source(service.OperatorId),
            ["type"] = "vn.bdhvs.session.link-ready.v1",
            ["time"] = "2026-10-10T02:20:31Z",
            ["subject"] = session.SessionId.ToString(),
            ["datacontenttype"] = "application/json",
            ["dataschema"] = "urn:bdhvs:schema:session.link-ready.v1",
            ["sequence"] = 1,
            ["data"] = new JsonObject
            {
                ["reference"] = session.SessionId.ToString(),
                ["joinUrl"] = "https://hop.example/1",
                ["occurredAt"] = "2026-10-10T02:20:30Z",
            },
        });

        await Eventually.True(
            async () => (await service.Bus.Events<SessionLinkReported>())
                .Any(evt => evt.SessionId == session.SessionId && evt.JoinUrl == "https://hop.example/1"),
            "the link");
    }

    private Task<int> Entries(Guid session) => service.Use(
        (PartnerDbContext db) => db.PartnerFeed.CountAsync(entry => entry.Subject == session.ToString()));

    /// <summary>What the operator got of one session, in the order it got it.</summary>
    private async Task<List<CloudEvent>> Received(Guid session, int count)
    {
        var seen = new List<CloudEvent>();
        await using var client = await service.LogIn();
        await Eventually.True(
            async () =>
            {
                foreach (var evt in await client.Take())
                {
                    Assert.Null(CloudEventReader.TryRead(evt.Bytes(), out var read));
                    if (read!.Subject == session.ToString())
                        seen.Add(read);
                }

                return seen.Count >= count;
            },
            $"{count} events");
        return seen;
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
        StartsAt = Start,
        DurationMinutes = 30,
        PointAreaIds = [Guid.CreateVersion7()],
        Capacity = 154,
        OperatorId = service.OperatorId,
    };

    private static SessionLinkReady Ready(SessionScheduled session, long version) => new()
    {
        SessionId = session.SessionId,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        ClassId = session.ClassId,
        AreaId = session.AreaId,
        OperatorId = session.OperatorId!,
        JoinUrl = "https://hop.example/1",
    };

    private static SessionRescheduled Move(SessionScheduled session, long version, DateTimeOffset startsAt) => new()
    {
        SessionId = session.SessionId,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        ClassId = session.ClassId,
        AreaId = session.AreaId,
        StartsAt = startsAt,
        DurationMinutes = session.DurationMinutes,
        ReasonCode = "weather",
        OperatorId = session.OperatorId,
    };

    private static SessionCancelled Cancel(SessionScheduled session, long version) => new()
    {
        SessionId = session.SessionId,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        ClassId = session.ClassId,
        AreaId = session.AreaId,
        StartsAt = Start.AddDays(1),
        ReasonCode = "holiday",
        OperatorId = session.OperatorId,
    };
}
