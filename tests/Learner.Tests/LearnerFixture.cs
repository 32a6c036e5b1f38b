using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Learners.Areas;
using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>The Learner service with a commune of its own in Thái Nguyên and one in Hà Nội.</summary>
public class LearnerFixture() : ServiceFactory<Program>("learner")
{
    public static readonly Guid ThaiNguyen = Area.IdentityOf(AreaLevel.Province, "19", new DateOnly(2025, 7, 1));
    public static readonly Guid HaNoi = Area.IdentityOf(AreaLevel.Province, "01", new DateOnly(2025, 7, 1));
    private static int lastCode = 90_000;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Learner:CitizenIdKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()),
        ["Learner:BlindIndexKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray()),
        ["Learner:Batches:ImportLease"] = "00:00:02",
        ["Learner:Areas:MapInterval"] = "00:00:00.2",
        ["Learner:Homes:ClockInterval"] = "00:00:00.2",
    };

    /// <summary>A commune nobody else uses, with the villages named.</summary>
    public async Task<Commune> NewCommune(params string[] villages)
    {
        var officer = SignInAs(ThaiNguyen);
        var code = $"{Interlocked.Increment(ref lastCode)}";
        var commune = await RegisterArea(officer, ThaiNguyen, "commune", "xa", $"Xã {code}", code);
        var ids = new Dictionary<string, Guid>();
        foreach (var village in villages)
            ids[village] = await RegisterArea(officer, commune, "village", "thon", village);
        return new Commune(commune, ids);
    }

    public async Task<Guid> NewVillage() => (await NewCommune("Thôn Một")).Villages["Thôn Một"];

    public Task<HttpResponseMessage> Register(LearnerRequest request, string? key = null) =>
        Post(SignInAs(ThaiNguyen), "/learners", request, key);

    public async Task<Guid> RegisterId(LearnerRequest request)
    {
        var answer = await Register(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    /// <summary>Uploads a file and waits for the end of its import.</summary>
    public Task<JsonElement> Import(Guid commune, string csv) => Import(commune, Encoding.UTF8.GetBytes(csv));

    public async Task<JsonElement> Import(Guid commune, byte[] file)
    {
        var accepted = await Upload(SignInAs(commune), commune, file);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return await Ended(accepted);
    }

    public async Task<JsonElement> Ended(HttpResponseMessage accepted)
    {
        var job = new Uri(accepted.RequestMessage!.RequestUri!, accepted.Headers.Location!);
        var officer = SignInAs(ThaiNguyen);
        JsonElement import = default;
        await Eventually.True(
            async () =>
            {
                import = await officer.GetFromJsonAsync<JsonElement>(job);
                return import.GetProperty("state").GetString() is "completed" or "rejected" or "failed";
            },
            "end of the import",
            TimeSpan.FromMinutes(5));
        return import;
    }

    public static Task<HttpResponseMessage> Upload(
        HttpClient client, Guid commune, byte[] file, string type = "text/csv")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return client.PostAsync(new Uri($"/imports?areaId={commune}", UriKind.Relative), content);
    }

    /// <summary>A POST with an Idempotency-Key of its own.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient client, string path, object body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"\"{Guid.CreateVersion7()}\"");
        return client.SendAsync(request);
    }

    /// <summary>A change that names the version it has seen; any, where none is given.</summary>
    public static Task<HttpResponseMessage> Change(
        HttpClient client, HttpMethod method, string path, object body, string ifMatch = "*")
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    public static JsonElement[] Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<Guid> RegisterArea(
        HttpClient officer, Guid parentId, string level, string type, string name, string? code = null)
    {
        var answer = await Post(officer, "/areas", code is null
            ? new { parentId, level, type, name, validFrom = "2025-07-01" }
            : new { parentId, level, type, name, code, validFrom = "2025-07-01" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }
}

/// <summary>A service of its own whose date a test sets.</summary>
public sealed class ClockLearnerFixture : LearnerFixture
{
    public ClockLearnerFixture() => UseClock(Clock);

    public FakeClock Clock { get; } = new();
}

public sealed record Commune(Guid Id, IReadOnlyDictionary<string, Guid> Villages);

public sealed record LearnerRequest(
    string FullName, string BirthDate, string Sex, Guid AreaId, string? CitizenId = null, string? Phone = null,
    string[]? Audiences = null, string? PreferredLanguage = null);
