using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>The calendar of an area as a calendar program reads it.</summary>
[Collection(nameof(InteropPlatform))]
public sealed class CalendarTests(InteropPlatform platform)
{
    private const string Province = "91500335-29a1-8ebc-bf17-4d61afd50e99";

    [Fact, Trait("validator", "V40")]
    public async Task A_calendar_program_finds_a_class_at_its_time()
    {
        using var portal = await platform.SignInAs("portal-thai-nguyen");
        var startsAt = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(10).AddHours(12.5), TimeSpan.Zero);
        var id = await Festival(portal, startsAt);
        var feed = await portal.GetStringAsync($"course/calendars/{Province}.ics");
        var start = startsAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        await Check.Accepts("ical.mjs", platform.Keep(feed, "ics"), $"{id}@course.bdhvs", start);
        await Check.Refuses(
            "invalid", "ical.mjs", platform.Keep(feed.Replace("END:VEVENT", "", StringComparison.Ordinal), "ics"),
            $"{id}@course.bdhvs", start);
        await Check.Refuses(
            "starts at", "ical.mjs",
            platform.Keep(feed.Replace("TZOFFSETTO:+0700", "TZOFFSETTO:+0800", StringComparison.Ordinal), "ics"),
            $"{id}@course.bdhvs", start);
    }

    /// <summary>The province reaches the Course service as an event, a moment after the platform is ready.</summary>
    private static async Task<Guid> Festival(HttpClient portal, DateTimeOffset startsAt)
    {
        var answer = await Eventually.Get(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "course/classes")
            {
                Content = JsonContent.Create(new
                {
                    templateCode = "vneid-basics",
                    areaId = Province,
                    startsAt,
                    capacity = 500,
                    kind = "festival",
                }),
                Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
            };
            var response = await portal.SendAsync(request);
            return response.StatusCode is HttpStatusCode.Created ? response : null;
        }, "the class");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
