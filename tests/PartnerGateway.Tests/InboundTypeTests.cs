using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>What operators say beside receipts, and what becomes of it inside.</summary>
public sealed class InboundTypeTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private static readonly DateOnly Begin = new(2020, 1, 1);
    private static readonly DateOnly Merger = new(2025, 7, 1);

    private static string NewCode() =>
        Random.Shared.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture);

    private JsonObject Event(string fact, string subject, JsonObject data, int? sequence = null) =>
        Receipts.Report(fact, subject, data, PartnerGatewayFixture.Source(service.OperatorId), sequence);

    private static JsonObject Indicator(string code, long value = 1_300_412, string on = "2026-09-30") => new()
    {
        ["indicator"] = "mobile-subscriptions",
        ["period"] = "2026-09",
        ["areaCode"] = code,
        ["catalogueDate"] = on,
        ["value"] = value,
        ["occurredAt"] = "2026-10-02T01:00:00Z",
    };

    private static JsonObject Outage(
        string outage, string code, string state, string on = "2026-10-10", string? endsAt = null)
    {
        var data = new JsonObject
        {
            ["outage"] = outage,
            ["service"] = "service-point",
            ["state"] = state,
            ["areaCode"] = code,
            ["catalogueDate"] = on,
            ["startedAt"] = "2026-10-10T02:00:00Z",
            ["occurredAt"] = "2026-10-10T02:20:30Z",
        };
        if (endsAt is not null)
            data["endsAt"] = endsAt;
        return data;
    }

    private JsonObject Reported(JsonObject indicator, int sequence = 1) => Event(
        "indicator.reported.v1", $"mobile-subscriptions/{(string)indicator["areaCode"]!}/2026-09", indicator, sequence);

    private async Task<Guid> Area(string code, Guid? id = null)
    {
        var area = id ?? Guid.CreateVersion7();
        await service.Bus.Publish(new AreaRegistered
        {
            AreaId = area,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            Path = [area],
            Level = "province",
            Type = "tinh",
            Code = code,
            Name = "Tỉnh",
            ValidFrom = Begin,
        });
        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.AreaCodes.AnyAsync(row => row.AreaId == area)), "the area");
        return area;
    }

    private async Task<Guid> Given(string type = DispatchMessage.EventType)
    {
        var reference = Guid.CreateVersion7();
        await service.Use((PartnerDbContext db) =>
        {
            var entry = PartnerFeedEntry.Create(
                service.OperatorId, type, reference, "{}"u8.ToArray(), null, DateTimeOffset.UtcNow);
            entry.Published(DateTimeOffset.UtcNow);
            db.PartnerFeed.Add(entry);
            return db.SaveChangesAsync();
        });
        return reference;
    }

    private async Task<T> Heard<T>(Func<T, bool> which)
        where T : class =>
        await Eventually.Get(async () => (await service.Bus.Events<T>()).SingleOrDefault(which), typeof(T).Name);

    private async Task<string> Refused(JsonObject evt)
    {
        await using var client = await service.LogIn();
        await client.Send(evt);
        var body = evt.Bytes();
        return (await Eventually.Get(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AsNoTracking()
                .FirstOrDefaultAsync(parked => parked.Body == body)),
            "the refusal")).Reason;
    }

    [Fact]
    public async Task Who_refuses_messages_or_moved_is_named_by_a_message_and_said_once()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        var optOut = new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["category"] = "advert",
            ["occurredAt"] = "2026-10-10T02:20:30Z",
        };
        var ported = new JsonObject
        {
            ["reference"] = reference.ToString(),
            ["newOperator"] = "mobifone",
            ["occurredAt"] = "2026-10-10T02:20:30Z",
        };
        for (var n = 0; n < 2; n++) // under another id each time
        {
            await client.Send(Event("subscriber.opted-out.v1", reference.ToString(), optOut.DeepClone().AsObject()));
            await client.Send(
                Event("subscriber.number-ported.v1", reference.ToString(), ported.DeepClone().AsObject()));
        }

        Assert.Equal("advert", (await Heard<SubscriberOptedOut>(evt => evt.Reference == reference)).Category);
        Assert.Equal("mobifone", (await Heard<NumberPorted>(evt => evt.Reference == reference)).NewOperatorId);
        var stranger = Guid.CreateVersion7().ToString();
        optOut["reference"] = stranger;
        Assert.Equal("reference-unknown", await Refused(Event("subscriber.opted-out.v1", stranger, optOut)));
    }

    [Fact, Trait("requirement", "000-11"), Trait("requirement", "002-11")]
    public async Task A_hosted_session_tells_its_points_and_how_many_were_there()
    {
        await using var client = await service.LogIn();
        var (first, second) = (NewCode(), NewCode());
        var (north, south) = (await Area(first), await Area(second));
        var session = await Given(SessionProjector.LinkRequested);
        JsonObject Hosted(int participants) => new()
        {
            ["reference"] = session.ToString(),
            ["startedAt"] = "2026-10-10T12:30:00Z",
            ["endedAt"] = "2026-10-10T13:00:00Z",
            ["catalogueDate"] = "2026-10-10",
            ["points"] = new JsonArray(
                new JsonObject { ["areaCode"] = first, ["participants"] = 60 },
                new JsonObject { ["areaCode"] = second, ["participants"] = participants }),
            ["occurredAt"] = "2026-10-10T13:05:00Z",
        };

        await client.Send(Event("session.hosted.v1", session.ToString(), Hosted(94), sequence: 1));

        var hosted = await Heard<SessionHosted>(evt => evt.SessionId == session);
        Assert.Equal([north, south], hosted.PointAreaIds);
        Assert.Equal([60, 94], hosted.Participants);
        Assert.Equal("sequence-missing", await Refused(Event("session.hosted.v1", session.ToString(), Hosted(94))));
        var backwards = Hosted(94);
        backwards["endedAt"] = "2026-10-10T12:00:00Z";
        Assert.Equal(
            "time-implausible", await Refused(Event("session.hosted.v1", session.ToString(), backwards, 2)));
    }

    [Theory, Trait("attack", "B14")]
    [InlineData(-1), InlineData(10_001), InlineData(long.MaxValue)]
    public async Task A_number_of_people_out_of_range_is_refused(long participants)
    {
        var session = await Given(SessionProjector.LinkRequested);
        Assert.Equal("data-invalid:/points/0/participants", await Refused(Event(
            "session.hosted.v1", session.ToString(), new()
            {
                ["reference"] = session.ToString(),
                ["startedAt"] = "2026-10-10T12:30:00Z",
                ["endedAt"] = "2026-10-10T13:00:00Z",
                ["catalogueDate"] = "2026-10-10",
                ["points"] = new JsonArray(
                    new JsonObject { ["areaCode"] = "01840", ["participants"] = participants }),
                ["occurredAt"] = "2026-10-10T13:05:00Z",
            }, sequence: 1)));
    }

    [Fact, Trait("requirement", "003-08"), Trait("requirement", "003-09"), Trait("requirement", "003-10")]
    public async Task A_figure_of_an_area_is_taken_and_corrected_by_the_next_sequence()
    {
        await using var client = await service.LogIn();
        var code = NewCode();
        var area = await Area(code);

        await client.Send(Reported(Indicator(code)));
        await client.Send(Reported(Indicator(code, value: 1_300_500), sequence: 2));

        var first = await Heard<IndicatorReported>(evt => evt.AreaId == area && evt.Sequence == 1);
        Assert.Equal(
            ("mobile-subscriptions", new DateOnly(2026, 9, 1), 1_300_412L),
            (first.Indicator, first.Month, first.Value));
        Assert.Equal(
            1_300_500L, (await Heard<IndicatorReported>(evt => evt.AreaId == area && evt.Sequence == 2)).Value);
    }

    [Fact]
    public async Task A_code_of_before_a_merger_is_found_in_the_successor_and_without_a_date_is_refused()
    {
        await using var client = await service.LogIn();
        var (code, successorCode) = (NewCode(), NewCode());
        var (former, successor) = (await Area(code), await Area(successorCode));
        await service.Bus.Publish(new AreaReorganised
        {
            AreaId = former,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            Change = "merged",
            State = "ended",
            Path = [successor, former],
            Level = "province",
            Type = "tinh",
            Code = code,
            Name = "Tỉnh",
            ValidFrom = Begin,
            ValidTo = Merger,
            PredecessorIds = [],
            SuccessorIds = [successor],
        });
        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.Areas.AnyAsync(a => a.Id == former && a.State == "ended")),
            "the merger");

        // What happens in a part happens in the whole; a figure of a part is none of the whole.
        var outage = $"BKN-{Guid.NewGuid():n}";
        await client.Send(Event("outage.reported.v1", outage, Outage(outage, code, "started", on: "2025-06-30"), 1));

        await Heard<OutageReported>(evt => evt.OutageRef == outage && evt.AreaId == successor);
        Assert.Equal("area-merged", await Refused(Reported(Indicator(code, on: "2025-06-30"))));
        Assert.Equal("area-unknown", await Refused(Reported(Indicator(code, on: "2025-07-01"))));
        var undated = Reported(Indicator(code).With("catalogueDate", null));
        Assert.Equal("data-invalid:/catalogueDate", await Refused(undated));
    }

    [Fact]
    public async Task An_outage_begins_and_ends_in_an_area()
    {
        await using var client = await service.LogIn();
        var (code, outage) = (NewCode(), $"BKN-{Guid.NewGuid():n}");
        var area = await Area(code);
        await client.Send(Event("outage.reported.v1", outage, Outage(outage, code, "started"), 1));
        await client.Send(Event(
            "outage.reported.v1", outage, Outage(outage, code, "ended", endsAt: "2026-10-10T04:00:00Z"), 2));

        var began = await Heard<OutageReported>(evt => evt.OutageRef == outage && evt.Sequence == 1);
        Assert.Equal((area, "service-point", "started"), (began.AreaId, began.Service, began.State));
        Assert.NotNull((await Heard<OutageReported>(evt => evt.OutageRef == outage && evt.Sequence == 2)).EndsAt);
        Assert.Equal(
            "time-implausible",
            await Refused(Event("outage.reported.v1", outage, Outage(outage, code, "ended"), 3)));
    }

    [Fact, Trait("attack", "B14")]
    public async Task An_area_outside_the_contract_is_refused_and_one_below_it_is_not()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        var (inside, outside) = (NewCode(), NewCode());
        var (province, _) = (await Area(inside), await Area(outside));
        await using var client = await registry.Onboard(service, id, Registry.Contract(areas: [province]));
        JsonObject Figure(string code) => Receipts.Report(
            "indicator.reported.v1", $"mobile-subscriptions/{code}/2026-09", Indicator(code),
            PartnerGatewayFixture.Source(id), sequence: 1);

        await client.Send(Figure(outside));
        await client.Send(Figure(inside));

        await Heard<IndicatorReported>(evt => evt.AreaId == province);
        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AnyAsync(
                parked => parked.PartnerId == id && parked.Reason == "area-not-in-contract")),
            "the other area refused");
    }

    [Fact]
    public async Task A_refused_event_is_answered_on_the_error_queue_without_what_was_in_it()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        var reference = Guid.CreateVersion7();
        var evt = Receipts.Event(reference, PartnerGatewayFixture.Source(id), id: $"evt-{Guid.NewGuid()}");

        await client.Send(evt);

        var told = await Eventually.Get(
            async () => (await client.Take(client.ErrorQueue)).SingleOrDefault(), "the answer");
        Assert.Null(CloudEventReader.TryRead(told.Bytes(), out var read));
        Assert.Null(SchemaCatalog.Load().Refuse(read!));
        Assert.Equal("reference-unknown", (string?)told["data"]!["reason"]);
        Assert.Equal((string?)evt["id"], (string?)told["data"]!["eventId"]);
        Assert.DoesNotContain("84120098217", told.ToJsonString(), StringComparison.Ordinal);
        var parked = await service.Use(
            (PartnerDbContext db) => db.ParkedDeliveries.SingleAsync(p => p.PartnerId == id));
        Assert.Equal(parked.Id.ToString(), (string?)told["data"]!["refusal"]);
    }
}
