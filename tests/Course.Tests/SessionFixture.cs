using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>Sessions of many points as their hosts meet them over HTTP.</summary>
internal static class SessionFixture
{
    /// <summary>What tells a phone from others: each test has its own.</summary>
    internal static string NewDevice() => Convert.ToHexStringLower(
        [.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]);

    /// <summary>More villages of the commune, known to the service.</summary>
    internal static async Task<Guid[]> NewVillages(this CourseFixture course, Place place, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in ids)
        {
            await course.Bus.Publish(new AreaRegistered
            {
                AreaId = id,
                Version = 1,
                OccurredAt = DateTimeOffset.UtcNow,
                ParentId = place.Commune,
                Path = [place.Province, place.Commune, id],
                Level = "village",
                Type = "thon",
                Name = "Thôn Nà Cà",
                ValidFrom = new DateOnly(2025, 7, 1),
            });
        }

        await Eventually.True(
            () => course.Db(async db => await db.Areas.CountAsync(area => ids.Contains(area.Id)) == count),
            $"{count} villages");
        return ids;
    }

    internal static object Body(
        Guid area, IEnumerable<Guid> points, string kind = "online", int capacity = 50, Guid? host = null,
        string? operatorId = null) => new
        {
            templateCode = "cashless-payment",
            kind,
            areaId = area,
            startsAt = DateTimeOffset.UtcNow.AddHours(-1),
            title = "Thanh toán điện tử an toàn",
            hostOrganisationId = host,
            operatorId,
            points = points.Select(point => new
            {
                areaId = point,
                capacity,
                venue = "Nhà văn hóa thôn",
                equipment = new[] { "projector" },
            }),
        };

    /// <summary>A session with a point in each of the areas, opened over HTTP.</summary>
    internal static async Task<(Guid Session, Guid Class)> NewSession(
        this HttpClient officer, Guid area, Guid[] points, string kind = "online", int capacity = 50,
        string? operatorId = null)
    {
        using var answer = await officer.Post(
            "/sessions", Body(area, points, kind, capacity, operatorId: operatorId));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        return (body.GetProperty("id").GetGuid(), body.GetProperty("classId").GetGuid());
    }

    /// <summary>The roll-call of a point as it was read last; without an ETag reads it now.</summary>
    internal static async Task<HttpResponseMessage> Report(
        this HttpClient officer, Guid session, int number, int headCount, Guid[]? present = null, string? etag = null)
    {
        var point = $"/sessions/{session}/points/{number}";
        etag ??= (await officer.GetAsync(point)).Headers.ETag?.Tag ?? "*";
        return await officer.Post(
            $"{point}/report", JsonContent.Create(new { headCount, present = present ?? [] }), etag);
    }

    internal static Task<HttpResponseMessage> Claim(
        this HttpClient officer, Guid session, int number, params Guid[] learners) =>
        officer.Claim(session, number, null, learners);

    internal static Task<HttpResponseMessage> Claim(
        this HttpClient officer, Guid session, int number, string? device, params Guid[] learners) =>
        officer.Post($"/sessions/{session}/points/{number}/claims", new { claims = Claims(learners, device) });

    internal static async Task<HttpResponseMessage> CheckIn(
        this HttpClient officer, Guid session, int number, string? device, params Guid[] learners)
    {
        var code = (await (await officer.GetAsync($"/sessions/{session}/points/{number}/code")).Json())
            .GetProperty("code").GetString();
        return await officer.Post(
            $"/sessions/{session}/points/{number}/check-ins", new { code, people = Claims(learners, device) });
    }

    internal static object[] Claims(IEnumerable<Guid> learners, string? device = null) =>
        [.. learners.Select(learnerId => new { id = Guid.CreateVersion7(), learnerId, device })];

    internal static async Task<string[]> Outcomes(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await answer.Json()).GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("outcome").GetString()!)];
    }

    /// <summary>Total, named and unnamed of a session.</summary>
    internal static async Task<(int Total, int Named, int Unnamed)> Totals(this HttpClient officer, Guid session)
    {
        var item = (await (await officer.GetAsync($"/sessions/{session}")).Json()).GetProperty("session");
        return (
            item.GetProperty("total").GetInt32(), item.GetProperty("named").GetInt32(),
            item.GetProperty("unnamed").GetInt32());
    }

    /// <summary>Signals of a session, as those who decide see them.</summary>
    internal static async Task<JsonElement[]> Signals(this HttpClient officer, Guid session, string? kind = null)
    {
        var filter = kind is null ? "" : $"&kind={kind}";
        var body = await (await officer.GetAsync($"/signals?sessionId={session}{filter}")).Json();
        return [.. body.GetProperty("items").EnumerateArray()];
    }

    internal static async Task<HttpResponseMessage> Decide(
        this HttpClient officer, JsonElement signal, string outcome, string reason)
    {
        var uri = $"/signals/{signal.GetProperty("id").GetGuid()}";
        var etag = (await officer.GetAsync(uri)).Headers.ETag!.Tag;
        return await officer.Post($"{uri}/decisions", JsonContent.Create(new { outcome, reason }), etag);
    }
}
