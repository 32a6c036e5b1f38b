using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Bulletins;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class BulletinTests(BroadcastFixture service) : IClassFixture<BroadcastFixture>
{
    private const string Script = "Mời bà con đến nhà văn hoá thôn. Lớp học bắt đầu lúc bảy giờ tối.";

    [Fact, Trait("requirement", "001-15"), Trait("requirement", "001-20")]
    public async Task One_approved_text_goes_by_every_channel_and_each_place_has_an_outcome_of_its_own()
    {
        var (commune, bulletin) = await Approved("loudspeaker", "commune-page", "press");
        using var editor = Editor(commune);
        var (speaker, page, press) = (
            await Due(bulletin, "loudspeaker"), await Due(bulletin, "commune-page"), await Due(bulletin, "press"));

        using var aired = await Report(editor, bulletin, speaker, new { outcome = "partly-aired" });
        using var again = await Report(editor, bulletin, speaker, new { outcome = "partly-aired" });
        using var other = await Report(editor, bulletin, speaker, new { outcome = "failed", reasonCode = "power-cut" });
        using var unproven = await Report(editor, bulletin, page, new { outcome = "aired" });
        using var unsafeLink = await Report(
            editor, bulletin, page, new { outcome = "aired", proof = new { kind = "link", value = "http://a.vn" } });
        using var published = await Report(
            editor, bulletin, page,
            new { outcome = "aired", proof = new { kind = "link", value = "https://ducxuan.example/tin/7" } });
        using var printed = await Report(
            editor, bulletin, press,
            new { outcome = "aired", proof = new { kind = "document", value = "Báo Thái Nguyên số 5123, trang 2" } });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("airing-reported", await other.Code());
        Assert.Equal("proof-needed", await unproven.Code());
        Assert.Equal("proof-needed", await unsafeLink.Code());
        Assert.Equal(HttpStatusCode.OK, printed.StatusCode);
        var told = (await service.Bus.Events<BulletinAired>()).Where(evt => evt.BulletinId == bulletin).ToList();
        Assert.Equal(
            [("commune-page", "aired"), ("loudspeaker", "partly-aired"), ("press", "aired")],
            told.Select(evt => (evt.Channel, evt.Outcome)).Order());
        var approved = Assert.Single(
            await service.Bus.Events<BulletinApproved>(), evt => evt.BulletinId == bulletin);
        Assert.Equal((1, 3), (approved.Revision, approved.Airings));
        Assert.Equal(["commune-page", "loudspeaker", "press"], approved.Channels);
    }

    [Fact, Trait("requirement", "001-20")]
    public async Task A_changed_text_is_aired_only_after_somebody_else_approved_it_again()
    {
        var (commune, bulletin) = await Approved("loudspeaker");
        using var editor = Editor(commune);
        using var approver = Approver(commune);
        var airing = await Due(bulletin, "loudspeaker");

        using var unspeakable = await editor.Command(
            $"/bulletins/{bulletin}/script", new { script = "Lúc 7 giờ tối." }, method: HttpMethod.Put);
        using var edited = await editor.Command(
            $"/bulletins/{bulletin}/script", new { script = "Lúc tám giờ tối." }, method: HttpMethod.Put);
        using var early = await Report(editor, bulletin, airing, new { outcome = "aired" });
        using var own = await service.Officer(commune, "editor").Command($"/bulletins/{bulletin}/approve", new { });
        using var approved = await approver.Command($"/bulletins/{bulletin}/approve", new { });
        using var again = await approver.Command($"/bulletins/{bulletin}/approve", new { });
        using var aired = await Report(editor, bulletin, airing, new { outcome = "aired" });

        Assert.Equal("script-digits", await unspeakable.Code());
        Assert.Equal(HttpStatusCode.NoContent, edited.StatusCode);
        Assert.Equal("bulletin-not-approved", await early.Code());
        Assert.Equal("approver-is-editor", await own.Code());
        Assert.Equal(HttpStatusCode.NoContent, approved.StatusCode);
        Assert.Equal("bulletin-state-invalid", await again.Code());
        Assert.Equal(HttpStatusCode.OK, aired.StatusCode);
    }

    [Fact, Trait("requirement", "001-15")]
    public async Task A_loudspeaker_that_failed_is_tried_again_until_somebody_has_to_look_after_it()
    {
        var (commune, bulletin) = await Approved("loudspeaker");
        using var editor = Editor(commune);

        using var unexplained = await Report(
            editor, bulletin, await Due(bulletin, "loudspeaker"), new { outcome = "failed" });
        Assert.Equal("reason-needed", await unexplained.Code());
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            using var failed = await Report(
                editor, bulletin, await Due(bulletin, "loudspeaker"),
                new { outcome = "failed", reasonCode = "power-cut" });
            Assert.Equal(HttpStatusCode.OK, failed.StatusCode);
        }

        var airings = (await editor.Read($"/bulletins/{bulletin}/airings")).GetProperty("items").EnumerateArray();
        Assert.Equal([(1, "failed"), (2, "failed"), (3, "failed")], airings.Select(airing => (
            airing.GetProperty("attempt").GetInt32(), airing.GetProperty("state").GetString())));
        var told = (await service.Bus.Events<BulletinFailed>()).Where(evt => evt.BulletinId == bulletin).ToList();
        Assert.Equal([true, true, false], told.Select(evt => evt.RetryAt is not null));
        Assert.All(
            told.Where(evt => evt.RetryAt is not null),
            evt => Assert.Contains(VietnamTime.Local(evt.RetryAt!.Value).TimeOfDay.Hours, new[] { 5, 16 }));
    }

    [Fact, Trait("requirement", "001-15")]
    public async Task Figures_count_places_and_what_nobody_reported_is_not_counted_as_aired()
    {
        var (commune, bulletin) = await Approved("loudspeaker", "press");
        using var editor = Editor(commune);
        using var aired = await Report(editor, bulletin, await Due(bulletin, "loudspeaker"), new { outcome = "aired" });
        await Due(bulletin, "press", hoursAgo: 30);

        var channels = (await editor.Read($"/bulletins/{bulletin}")).GetProperty("channels").EnumerateArray()
            .ToDictionary(channel => channel.GetProperty("channel").GetString()!);

        Assert.Equal((1, 1, 1, 0), Figures(channels["loudspeaker"]));
        Assert.Equal((1, 0, 0, 1), Figures(channels["press"]));

        static (int, int, int, int) Figures(JsonElement channel) => (
            channel.GetProperty("places").GetInt32(), channel.GetProperty("placesAired").GetInt32(),
            channel.GetProperty("aired").GetInt32(), channel.GetProperty("unreported").GetInt32());
    }

    [Fact, Trait("requirement", "001-20")]
    public async Task A_commune_sees_the_bulletins_of_the_province_that_are_aired_there_and_its_own_airings()
    {
        var (here, there) = (await service.NewCommune(), await service.NewCommune());
        await ProvinceKnown();
        using var province = Editor(NotificationFixture.Province);
        using var planned = await province.Command("/bulletins", Plan([here, there], "loudspeaker"));
        var bulletin = await planned.Id();
        using var commune = Editor(here);
        using var stranger = Editor(await service.NewCommune());

        var airings = (await commune.Read($"/bulletins/{bulletin}/airings")).GetProperty("items").EnumerateArray();
        using var notTheirs = await commune.Command(
            $"/bulletins/{bulletin}/script", new { script = Script }, method: HttpMethod.Put);
        using var unseen = await stranger.GetAsync(new Uri($"/bulletins/{bulletin}", UriKind.Relative));
        using var outside = await commune.Command("/bulletins", Plan([there], "loudspeaker"));

        Assert.Equal(here, Assert.Single(airings).GetProperty("areaId").GetGuid());
        Assert.Contains(bulletin, Ids(await commune.Read("/bulletins")));
        Assert.DoesNotContain(bulletin, Ids(await stranger.Read("/bulletins")));
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal("area-outside", await outside.Code());
    }

    [Fact, Trait("requirement", "001-15")]
    public async Task A_recording_stands_for_the_text_where_it_is_only_heard()
    {
        var commune = await service.NewCommune();
        using var editor = Editor(commune);
        using var approver = Approver(commune);
        using var planned = await editor.Command("/bulletins", Plan([commune], "loudspeaker", script: null));
        var uri = $"/bulletins/{await planned.Id()}";
        byte[] recording = [.. "ID3"u8, .. new byte[2_000]];

        using var empty = await approver.Command($"{uri}/approve", new { });
        using var text = await editor.Command($"{uri}/audio", Audio("MZ..."u8.ToArray()), method: HttpMethod.Put);
        using var stored = await editor.Command($"{uri}/audio", Audio(recording), method: HttpMethod.Put);
        using var approved = await approver.Command($"{uri}/approve", new { });

        Assert.Equal("bulletin-without-content", await empty.Code());
        Assert.Equal("not-audio", await text.Code());
        Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, approved.StatusCode);
        using var heard = await editor.GetAsync(new Uri($"{uri}/audio", UriKind.Relative));
        Assert.Equal("audio/mpeg", heard.Content.Headers.ContentType?.MediaType);
        Assert.Equal(recording, await heard.Content.ReadAsByteArrayAsync());

        static ByteArrayContent Audio(byte[] bytes) =>
            new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("audio/mpeg") } };
    }

    [Fact, Trait("requirement", "001-20")]
    public async Task What_is_withdrawn_is_aired_nowhere_any_more()
    {
        var (commune, bulletin) = await Approved("loudspeaker");
        using var editor = Editor(commune);
        using var early = await Report(
            editor, bulletin, await Airing(bulletin, "loudspeaker"), new { outcome = "aired" });
        Assert.Equal("airing-to-come", await early.Code());
        var airing = await Due(bulletin, "loudspeaker");

        using var withdrawn = await editor.Command($"/bulletins/{bulletin}/withdraw", new { });
        using var aired = await Report(editor, bulletin, airing, new { outcome = "aired" });
        using var edited = await editor.Command(
            $"/bulletins/{bulletin}/script", new { script = Script }, method: HttpMethod.Put);

        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal("bulletin-not-approved", await aired.Code());
        Assert.Equal("bulletin-state-invalid", await edited.Code());
        Assert.Equal([airing], Ids(await editor.Read($"/bulletins/{bulletin}/airings?state=cancelled")));
    }

    [Fact, Trait("requirement", "001-20")]
    public async Task A_loudspeaker_speaks_in_its_hours_only_and_an_editor_does_not_approve()
    {
        var commune = await service.NewCommune();
        using var editor = Editor(commune);
        var plan = Plan([commune], "loudspeaker");

        using var atNoon = await editor.Command(
            "/bulletins", Plan([commune], "loudspeaker", slot: NextSlot().AddHours(2)));
        using var past = await editor.Command("/bulletins", Plan([commune], "press", slot: NextSlot().AddDays(-2)));
        using var planned = await editor.Command("/bulletins", plan);
        using var approved = await editor.Command($"/bulletins/{await planned.Id()}/approve", new { });
        using var early = await Report(
            editor, await planned.Id(), await Airing(await planned.Id(), "loudspeaker"), new { outcome = "aired" });

        Assert.Equal("slot-invalid", await atNoon.Code());
        Assert.Equal("slot-invalid", await past.Code());
        Assert.Equal(HttpStatusCode.Forbidden, approved.StatusCode);
        Assert.Equal("bulletin-not-approved", await early.Code());
    }

    private HttpClient Editor(Guid area) =>
        service.Officer(area, "editor", Scopes.BulletinsRead, Scopes.BulletinsWrite);

    private HttpClient Approver(Guid area) =>
        service.Officer(area, "approver", Scopes.BulletinsRead, Scopes.BulletinsApprove);

    private static DateTimeOffset NextSlot() => AiringSlots.Next(new BulletinOptions(), DateTimeOffset.UtcNow);

    [Fact]
    public async Task What_is_planned_for_the_slot_of_the_next_attempt_is_that_attempt()
    {
        var (commune, bulletin) = await Approved("commune-page");
        var failed = await Due(bulletin, "commune-page");
        var slot = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds());
        await service.Db(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into bulletin_airings (id, bulletin_id, area_id, channel, slot_at, attempt, state, version)
            select {Guid.CreateVersion7()}, bulletin_id, area_id, channel, {slot}, 1, state, 0
            from bulletin_airings where id = {failed}
            """));
        using var editor = Editor(commune);
        using var answer = await Report(
            editor, bulletin, failed, new { outcome = "failed", reasonCode = "server-down", retryAt = slot });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, await service.Db(db => db.BulletinAirings.CountAsync(row => row.BulletinId == bulletin)));
    }

    private static object Plan(
        Guid[] areas, string channel, string? script = Script, DateTimeOffset? slot = null) =>
        Plan(areas, [channel], script, slot);

    private static object Plan(Guid[] areas, string[] channels, string? script, DateTimeOffset? slot = null) => new
    {
        title = "Lớp học số cộng đồng",
        script,
        airings = channels.Select(channel => new { channel, areaIds = areas, slots = new[] { slot ?? NextSlot() } }),
    };

    private async Task<(Guid Commune, Guid Bulletin)> Approved(params string[] channels)
    {
        var commune = await service.NewCommune();
        using var editor = Editor(commune);
        using var approver = Approver(commune);
        using var planned = await editor.Command("/bulletins", Plan([commune], channels, Script));
        var id = await planned.Id();
        (await approver.Command($"/bulletins/{id}/approve", new { })).EnsureSuccessStatusCode();
        return (commune, id);
    }

    private Task<Guid> Airing(Guid bulletin, string channel) => service.Db(db => db.BulletinAirings
        .Where(airing => airing.BulletinId == bulletin && airing.State == AiringState.Planned)
        .Where(airing => airing.Channel == Of(channel))
        .Select(airing => airing.Id).SingleAsync());

    private static BulletinChannel Of(string channel) =>
        Codes.TryParse<BulletinChannel>(channel, out var value) ? value : throw new ArgumentException(channel);

    /// <summary>The airing to come, its slot a while ago: the clock of the service goes on as it does.</summary>
    private async Task<Guid> Due(Guid bulletin, string channel, int hoursAgo = 1)
    {
        var id = await Airing(bulletin, channel);
        var slot = DateTimeOffset.UtcNow.AddHours(-hoursAgo);
        await service.Db(db => db.BulletinAirings.Where(airing => airing.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(airing => airing.SlotAt, slot)));
        return id;
    }

    private static Task<HttpResponseMessage> Report(HttpClient editor, Guid bulletin, Guid airing, object report) =>
        editor.Command($"/bulletins/{bulletin}/airings/{airing}/report", report);

    private async Task ProvinceKnown()
    {
        await service.AreaKnown(NotificationFixture.Province, NotificationFixture.Province);
        await Eventually.True(
            () => service.Db(db => db.Areas.AnyAsync(area => area.Id == NotificationFixture.Province)),
            "the province");
    }

    private static IEnumerable<Guid> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
}
