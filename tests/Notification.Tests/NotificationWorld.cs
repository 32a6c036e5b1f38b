using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>One row of every kind a path can name, all of one commune of a province.</summary>
internal sealed class NotificationWorld : World
{
    internal static readonly Guid Home = NotificationFixture.Province;
    internal static readonly Guid Foreign = Guid.CreateVersion7();

    /// <summary>What the members that hold an id are called, and which row they then mean.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["areaId"] = "commune",
        ["areaIds"] = "commune",
    };

    private readonly NotificationFixture service;

    private NotificationWorld(NotificationFixture service)
        : base(Named) => this.service = service;

    internal static RouteTable Routes { get; } = new(
        "Notification.Tests", (path, parameter) => parameter switch
        {
            "consumer" => "notification",
            "code" => "advert-limits",
            "brandname" => "BDHVS",
            "id" when path.StartsWith("/operators", StringComparison.Ordinal) => "viettel",
            _ => null,
        });

    internal static async Task<NotificationWorld> Of(NotificationFixture service)
    {
        var world = new NotificationWorld(service);
        await service.AreaKnown(Foreign, Foreign);
        await service.AreaKnown(Home, Home);
        await service.AreaKnown(NotificationFixture.Commune, Home, NotificationFixture.Commune);
        await Eventually.True(
            () => service.Use(async (NotificationDbContext db) => await db.Areas.CountAsync() == 3), "the areas");
        world["commune"] = NotificationFixture.Commune;
        await world.Told();
        using var officer = service.SignInAs(Home);
        await world.Campaigns(officer);
        return world;
    }

    /// <summary>Somebody who has been told of a certificate, and is to be visited besides.</summary>
    private async Task Told()
    {
        var learner = this["learner"] = Guid.CreateVersion7();
        await service.ContactChanged(learner, NotificationFixture.NewPhone());
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        var message = await Eventually.Get(
            () => service.Use((NotificationDbContext db) => db.Messages.AsNoTracking().SingleOrDefaultAsync(
                message => message.LearnerId == learner && message.SettleBy != null)),
            "the message handed over");
        var visit = this["visit"] = Guid.CreateVersion7();
        this["message"] = message.Id;
        await service.Use((NotificationDbContext db) => db.Database.ExecuteSqlAsync(
            $"""
            insert into visit_suggestions (id, learner_id, area_id, broadcast_id, suggested_at)
            values ({visit}, {learner}, {message.AreaId}, {Guid.CreateVersion7()}, now())
            """));
    }

    private async Task Campaigns(HttpClient officer)
    {
        using var drafted = await BroadcastFixture.Draft(officer);
        this["broadcast"] = await drafted.Id();
        using var planned = await officer.Command("/bulletins", new
        {
            title = "Lớp học số cộng đồng",
            airings = new[]
            {
                new
                {
                    channel = "press",
                    areaIds = new[] { this["commune"] },
                    slots = new[] { DateTimeOffset.UtcNow.AddDays(1) },
                },
            },
        });
        var bulletin = this["bulletin"] = await planned.Id();
        using var recording = new ByteArrayContent([.. "ID3"u8, 4, 0, 0]);
        recording.Headers.ContentType = new MediaTypeHeaderValue("audio/mpeg");
        using var recorded = await officer.Command($"/bulletins/{bulletin}/audio", recording, method: HttpMethod.Put);
        recorded.EnsureSuccessStatusCode();
        this["airing"] = await service.Use((NotificationDbContext db) => db.BulletinAirings
            .Where(airing => airing.BulletinId == bulletin).Select(airing => airing.Id).SingleAsync());
    }
}
