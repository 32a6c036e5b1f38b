using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>A running Course service, and the areas and learners that other services would tell it of.</summary>
public class CourseFixture() : ServiceFactory<Program>("course")
{
    private static readonly string PackKey = Convert.ToBase64String(
        ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKey());

    /// <summary>Clocks tick often enough to be seen, and lists are long with a few rows.</summary>
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Course:Practice:ClockInterval"] = "00:00:00.2",
        ["Course:Teaching:StaffingInterval"] = "00:00:00.1",
        ["Course:Teaching:BatchInterval"] = "00:00:00.1",
        ["Course:Teaching:BatchSize"] = "40",
        ["Course:OfflinePacks:SigningKey"] = PackKey,
    };

    /// <summary>A province, or another one, with a commune and a village of its own, known to the service.</summary>
    public async Task<Place> NewPlace(Guid? province = null)
    {
        var place = new Place(province ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Register("province", place.Province);
        await Register("commune", place.Province, place.Commune);
        await Register("village", place.Province, place.Commune, place.Village);
        await Eventually.True(
            () => Db(db => db.Areas.AnyAsync(area => area.Id == place.Village && area.Path.Contains(place.Commune))),
            "the village");
        await Eventually.True(() => Db(db => db.Areas.AnyAsync(area => area.Id == place.Commune)), "the commune");
        return place;
    }

    /// <summary>A client of an organisation, with every scope in the area.</summary>
    public HttpClient SignInFor(Guid organisation, Guid area)
    {
        var client = CreateClient();
        var claims = new Dictionary<string, object> { ["organisation"] = organisation.ToString() };
        client.DefaultRequestHeaders.Authorization =
            new("Bearer", Issuer.Token(claims, area, ServiceDefaults.Scopes.All));
        return client;
    }

    /// <summary>More villages of the commune, known to the service.</summary>
    public async Task<Guid[]> NewVillages(Place place, int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in ids)
            await Register("village", place.Province, place.Commune, id);
        await Eventually.True(
            () => Db(async db => await db.Areas.CountAsync(area => ids.Contains(area.Id)) == count), "the villages");
        return ids;
    }

    /// <summary>Learners of the area, known to the service.</summary>
    public async Task<Guid[]> NewLearners(Guid area, int count, params string[] audiences)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in ids)
        {
            var registered = NewLearnerRegistered(id, area);
            await Bus.Publish(audiences is [] ? registered : registered with { Audiences = audiences });
        }

        await Eventually.True(
            () => Db(async db => await db.Learners.CountAsync(learner => ids.Contains(learner.Id)) == count),
            $"{count} learners");
        return ids;
    }

    public async Task<Guid> NewLearner(Guid area) => (await NewLearners(area, 1))[0];

    /// <summary>An organisation, a place and a team of the area, known to the service.</summary>
    public async Task<(Guid Organisation, Guid Place, Guid Team)> NewHosts(Guid area, int? seats = null)
    {
        var (organisation, place, team) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = DateTimeOffset.UtcNow;
        await Bus.Publish(new OrganisationRegistered
        {
            OrganisationId = organisation,
            Version = 1,
            OccurredAt = now,
            Kind = "union",
            AreaId = area,
        });
        await Bus.Publish(new PlaceOpened
        {
            PlaceId = place,
            Version = 1,
            OccurredAt = now,
            Kind = "classroom",
            AreaId = area,
            Seats = seats,
        });
        await Bus.Publish(new TeamFormed
        {
            TeamId = team,
            Version = 1,
            OccurredAt = now,
            Kind = "community-digital",
            AreaId = area,
            Mandates = ["community-digital"],
            VillageIds = [],
        });
        await Eventually.True(
            () => Db(async db => await db.Organisations.AnyAsync(row => row.Id == organisation)
                && await db.Places.AnyAsync(row => row.Id == place) && await db.Teams.AnyAsync(row => row.Id == team)),
            "the hosts");
        return (organisation, place, team);
    }

    /// <summary>A team of the area, known to the service.</summary>
    public async Task<Guid> NewTeam(Guid area)
    {
        var id = Guid.CreateVersion7();
        await Bus.Publish(new TeamFormed
        {
            TeamId = id,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            Kind = "community-digital",
            AreaId = area,
            Mandates = ["community-digital"],
            VillageIds = [],
        });
        await Eventually.True(() => Db(db => db.Teams.AnyAsync(team => team.Id == id)), "the team");
        return id;
    }

    public static LearnerRegistered NewLearnerRegistered(Guid id, Guid area, long version = 1) => new()
    {
        LearnerId = id,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        AreaId = area,
        Audiences = ["citizen"],
        PreferredLanguage = "vi",
    };

    /// <summary>A class of the area, opened over HTTP.</summary>
    public async Task<Guid> NewClass(Guid area, int capacity = 30, string template = "vneid-basics")
    {
        using var officer = SignInAs(area);
        using var answer = await officer.Post("/classes", NewClassBody(area, capacity, template));
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    public static object NewClassBody(Guid area, int capacity = 30, string template = "vneid-basics") =>
        new { templateCode = template, areaId = area, startsAt = DateTimeOffset.UtcNow.AddHours(-1), capacity };

    /// <summary>Learners of the area who sit in a class of it.</summary>
    public async Task<(Guid Class, Guid[] Learners)> NewFullClass(Guid area, int learners)
    {
        var ids = await NewLearners(area, learners);
        var id = await NewClass(area);
        using var officer = SignInAs(area);
        using var answer = await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = ids });
        answer.EnsureSuccessStatusCode();
        return (id, ids);
    }

    /// <summary>Answers to the quiz of the class's course, the first ones right.</summary>
    public async Task<object[]> Answers(Guid classId, int right)
    {
        var quiz = await Db(db => db.Quizzes.AsNoTracking().SingleAsync(quiz => db.Classes.Any(c =>
            c.Id == classId && c.CourseId == quiz.CourseId && c.CourseVersion == quiz.CourseVersion)));
        return [.. quiz.Questions.Select((question, index) => new
        {
            questionId = question.Id,
            optionId = index < right ? question.Correct : question.Options.First(o => o.Id != question.Correct).Id,
        })];
    }

    /// <summary>Takes the roll-call of a class as it was read last; without an ETag reads it now.</summary>
    public static async Task<HttpResponseMessage> Close(
        HttpClient client, Guid classId, Guid[] present, int unnamed = 0, string? etag = null)
    {
        etag ??= (await client.GetAsync($"/classes/{classId}")).Headers.ETag?.Tag ?? "*";
        return await client.Post($"/classes/{classId}/close", JsonContent.Create(new { present, unnamed }), etag);
    }

    public async Task<HttpResponseMessage> Submit(HttpClient client, Guid classId, Guid learnerId, int right) =>
        await client.Post("/assessments", new { classId, learnerId, answers = await Answers(classId, right) });

    internal Task<T> Db<T>(Func<CourseDbContext, Task<T>> work) => Use(work);

    private Task<Guid> Register(string level, params Guid[] path) => Bus.Publish(new AreaRegistered
    {
        AreaId = path[^1],
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        ParentId = path.Length > 1 ? path[^2] : null,
        Path = path,
        Level = level,
        Type = level,
        Name = "Đức Xuân",
        ValidFrom = new DateOnly(2025, 7, 1),
    });
}

/// <summary>A service of its own whose date a test sets.</summary>
public sealed class ClockCourseFixture : CourseFixture
{
    public ClockCourseFixture() => UseClock(Clock);

    public FakeClock Clock { get; } = new();
}

public sealed record Place(Guid Province, Guid Commune, Guid Village);

internal static class Requests
{
    /// <summary>Posts a command with a key of its own.</summary>
    internal static Task<HttpResponseMessage> Post(this HttpClient client, string uri, object body) =>
        client.Post(uri, JsonContent.Create(body));

    internal static async Task<HttpResponseMessage> Post(
        this HttpClient client, string uri, HttpContent body, string? etag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = body };
        if (etag is not null)
            request.Headers.Add("If-Match", etag);
        request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid()}\"");
        return await client.SendAsync(request);
    }

    /// <summary>The version of what stands at an address.</summary>
    internal static async Task<string> ETag(this HttpClient client, string uri) =>
        (await client.GetAsync(uri)).Headers.ETag!.Tag;

    internal static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync());

    /// <summary>The stable code of a problem document.</summary>
    internal static async Task<string?> Code(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Json();
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("titleEn").GetString()!);
        return problem.GetProperty("code").GetString();
    }
}
