using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Broadcasts;
using Platform.Notifications.Contacts;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>The service with small batches, so that a few people take several, and with links of three kinds.</summary>
public class BroadcastFixture : NotificationFixture
{
    internal const string Viettel = "+8432", Vnpt = "+8481", Mobifone = "+8470";

    private static int lastNumber = Random.Shared.Next(1_000_000);

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings)
        {
            ["Notification:Broadcasts:Interval"] = "00:00:00.050",
            ["Notification:Broadcasts:BatchSize"] = "7",
            ["Notification:Broadcasts:ApprovalFrom"] = "50",
            ["Notification:Broadcasts:PerSecond"] = "1000",
            ["Notification:Broadcasts:Links:mobifone"] = "8",
            ["Notification:Broadcasts:Links:vnpt"] = "1",
        };

    /// <summary>A commune of its own.</summary>
    internal async Task<Guid> NewCommune()
    {
        var area = Guid.CreateVersion7();
        await AreaKnown(area, Province, area);
        await Eventually.True(() => Db(db => db.Areas.AnyAsync(row => row.Id == area)), "the commune");
        return area;
    }

    /// <summary>Somebody of the commune, known here.</summary>
    internal async Task<Guid> NewPerson(Guid area, string? network = Viettel, string audience = "citizen")
    {
        var id = Guid.CreateVersion7();
        await Bus.Publish(new LearnerRegistered
        {
            LearnerId = id,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = area,
            Audiences = [audience],
            PreferredLanguage = "vi",
        });
        if (network is not null)
            await ContactChanged(id, $"{network}{Interlocked.Increment(ref lastNumber) % 10_000_000:0000000}");
        await Eventually.True(
            () => Db(db => db.Recipients.AnyAsync(row => row.LearnerId == id && (network == null
                || (db.Contacts.Any(c => c.LearnerId == id) && db.NumberLinks.Any(n => n.LearnerId == id))))),
            "the person");
        return id;
    }

    /// <summary>Many of them at once, as the projections would have written them.</summary>
    internal Task<int> AddPeople(Guid area, int count, string link = "viettel")
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        var cipher = Services.GetRequiredService<ContactCipher>();
        byte[][] phones = [.. ids.Select(id => cipher.Seal(id, NewPhone()))];
        return Db(db => db.Database.ExecuteSqlAsync(
            $"""
            with people as (
              insert into recipients (learner_id, version, area_id, audiences, state)
              select id, 1, {area}, array['citizen'], 'active' from unnest({ids}) id returning learner_id),
            numbers as (insert into number_links select learner_id, {link} from people)
            insert into contacts (learner_id, sealed_phone, preferred_language)
            select id, phone, 'vi' from unnest({ids}, {phones}) as contact (id, phone)
            """));
    }

    internal async Task Enrolled(Guid learner)
    {
        var id = Guid.CreateVersion7();
        await Bus.Publish(new EnrolmentCreated
        {
            EnrolmentId = id,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            ClassId = Guid.CreateVersion7(),
            CourseId = Guid.CreateVersion7(),
            LearnerId = learner,
            AreaId = Commune,
        });
        await Attained(id);
    }

    /// <summary>Somebody who asked that nothing be done with their data for the time being.</summary>
    internal async Task Restricted(Guid learner, Guid area)
    {
        await Bus.Publish(new LearnerProfileChanged
        {
            LearnerId = learner,
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = area,
            State = "restricted",
            Audiences = ["citizen"],
            PreferredLanguage = "vi",
            ChangedFields = ["state"],
        });
        await Eventually.True(
            () => Db(db => db.Recipients.AnyAsync(row => row.LearnerId == learner && row.State == "restricted")),
            "the restriction");
    }

    internal async Task<Guid> Certified(Guid learner)
    {
        var certificate = Certificate(learner);
        await Bus.Publish(certificate);
        await Attained(certificate.CertificateId);
        return certificate.CertificateId;
    }

    internal async Task Revoked(Guid certificate, Guid learner)
    {
        await Bus.Publish(new CertificateRevoked
        {
            CertificateId = certificate,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
            AreaId = Commune,
            ReasonCode = "fraud",
        });
        await Eventually.True(
            () => Db(db => db.Attainments.AnyAsync(row => row.Id == certificate && !row.Stands)), "the revocation");
    }

    /// <summary>Somebody with a name, and with every scope where none is named.</summary>
    internal HttpClient Officer(Guid area, string name = "author", params string[] scopes)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", Issuer.Token(area, scopes.Length > 0 ? scopes : Scopes.All, name));
        return client;
    }

    internal Task<T> Db<T>(Func<NotificationDbContext, Task<T>> work) => Use(work);

    /// <summary>Whom messages of a broadcast were made for, each as often as there are messages.</summary>
    internal Task<List<Guid>> WrittenTo(Guid broadcast) => Db(db => db.Messages
        .Where(message => message.SourceEventId == broadcast).Select(message => message.LearnerId)
        .OrderBy(id => id).ToListAsync());

    internal static Task<HttpResponseMessage> Draft(HttpClient officer, object? segment = null) =>
        officer.Command("/broadcasts", With(segment, new
        {
            name = "Ngày Chuyển đổi số quốc gia 10/10",
            templateCode = "practice-follow-up",
            values = new { task = "đóng tiền điện qua điện thoại", days = "30" },
        }));

    /// <summary>Drafts a broadcast and lets it begin at once.</summary>
    internal static async Task<Guid> Send(HttpClient officer, object? segment = null, object? window = null)
    {
        using var drafted = await Draft(officer, segment);
        var id = await drafted.Id();
        using var scheduled = await officer.Command($"/broadcasts/{id}/schedule", window ?? new { });
        Assert.Equal("", scheduled.IsSuccessStatusCode ? "" : await scheduled.Code());
        return id;
    }

    internal async Task Ended(Guid broadcast, BroadcastState state = BroadcastState.Completed) =>
        await Eventually.True(
            () => Db(db => db.Broadcasts.AnyAsync(row => row.Id == broadcast && row.State == state)),
            $"the broadcast {state}");

    private Task Attained(Guid id) => Eventually.True(
        () => Db(db => db.Attainments.AnyAsync(row => row.Id == id)), "the attainment");

    private static Dictionary<string, JsonElement> With(params object?[] parts) => parts.OfType<object>()
        .SelectMany(part => JsonSerializer.SerializeToElement(part).EnumerateObject())
        .ToDictionary(member => member.Name, member => member.Value);

    /// <summary>It is quiet all day.</summary>
    public sealed class AtNight : BroadcastFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings)
            {
                ["Notification:QuietUntil"] = "23:59:59.9999999",
            };
    }

    /// <summary>The host in here answers and consumes; only the processes of a test send broadcasts.</summary>
    public sealed class WithoutWorker : BroadcastFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Remove(
                services.Single(service => service.ImplementationType == typeof(BroadcastWorker))));
        }

        /// <summary>For the processes: what they would say of every query is read by nobody.</summary>
        internal Dictionary<string, string?> SenderSettings(string? failpoints = null) =>
            new(ProcessSettings(failpoints))
            {
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft"] = "Warning",
            };
    }
}

internal static class Commands
{
    /// <summary>Sends a command with a key of its own, on whatever stands there now.</summary>
    internal static async Task<HttpResponseMessage> Command(
        this HttpClient client, string uri, object body, string etag = "*", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, uri)
        {
            Content = body as HttpContent ?? JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        request.Headers.Add("Idempotency-Key", $"\"{Guid.NewGuid()}\"");
        return await client.SendAsync(request);
    }

    internal static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync());

    internal static async Task<JsonElement> Read(this HttpClient client, string uri) =>
        await client.GetFromJsonAsync<JsonElement>(uri);

    internal static async Task<Guid> Id(this HttpResponseMessage answer)
    {
        Assert.Equal("", answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    /// <summary>The stable code of a problem document.</summary>
    internal static async Task<string?> Code(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Json()).GetProperty("code").GetString();
    }
}
