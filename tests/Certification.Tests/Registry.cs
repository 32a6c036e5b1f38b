using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>A database and a virtual host that outlive the processes working on them.</summary>
internal sealed class Registry(
    TestDatabase database, TestVhost vhost, TestBus bus, Dictionary<string, string?> settings) : IAsyncDisposable
{
    internal TestBus Bus => bus;

    public async ValueTask DisposeAsync()
    {
        await bus.DisposeAsync();
        await vhost.DisposeAsync();
        await database.DisposeAsync();
    }

    internal static async Task<Registry> Create()
    {
        var servers = await TestServers.GetAsync();
        var database = new TestDatabase(servers, "certification");
        var vhost = await TestVhost.CreateAsync(servers, "certification");
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:certification"] = database.ConnectionString,
            ["ConnectionStrings:messaging"] = servers.RabbitMq,
            ["Messaging:VirtualHost"] = vhost.Name,
            ["Messaging:ManagementUri"] = servers.Management,
            ["Authentication:Issuer"] = (await TestIssuer.GetAsync()).Issuer,
            ["Authentication:Audience"] = TestIssuer.Audience,
            ["Authentication:AllowHttpIssuer"] = "true",
            ["Certification:NumberPrefix"] = "BDHVS-19",
            ["Certification:SigningPoll"] = "00:00:00.100",
            ["Certification:SigningLease"] = "00:00:01",
            ["Certification:StatusListInterval"] = "00:00:00.500",
            ["Certification:LifeCycle:IssuesPerDay"] = "100",
            ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
            ["Certification:Documents:SealKey"] = CertificationFixture.SealKey,
            ["Certification:Confirmations:Address"] = "http://127.0.0.1:9",
            ["Certification:Confirmations:Credential"] = "a secret of the tests",
            ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
        }.WithKeys(CertificationFixture.ProofKey, CertificationFixture.TokenKey);
        await ServiceProcess.MigrateAsync("Certification", settings);
        return new Registry(database, vhost, new TestBus(servers, vhost, database), settings);
    }

    internal async Task DieAt(string failpoint)
    {
        await using var doomed = Start($"{failpoint}=kill");
        await doomed.ExitedAsync().WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>The keys of processes that start from now on.</summary>
    internal void Use(params IssuingKeyOptions[] keys) => settings.WithKeys(keys);

    /// <summary>A setting of processes that start from now on.</summary>
    internal void Set(string key, string? value) => settings[key] = value;

    internal ServiceProcess Start(string? failpoints = null) => ServiceProcess.Start(
        "Certification", new Dictionary<string, string?>(settings) { ["FAILPOINTS"] = failpoints });

    internal async Task Complete(Guid learner)
    {
        Guid province = Guid.CreateVersion7(), commune = Guid.CreateVersion7();
        await bus.Publish(CertificationFixture.Area("province", [province], "Tỉnh Thái Nguyên"));
        await bus.Publish(CertificationFixture.Area("commune", [province, commune], "Xã Đồng Phúc"));
        await bus.Publish(new LearnerIdentityChanged
        {
            LearnerId = learner,
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            FullName = "Triệu Mùi Pham",
        });
        await bus.Publish(CertificationFixture.Completion(learner, commune));
    }

    internal async Task<T> Query<T>(Func<CertificationDbContext, Task<T>> query)
    {
        var options = new DbContextOptionsBuilder<CertificationDbContext>().UseNpgsql(database.ConnectionString);
        await using var db = new CertificationDbContext(options.Options);
        return await query(db);
    }

    internal Task<Stored> Read(Guid learner) => Query(async db =>
    {
        var certificate = await db.Certificates.SingleAsync(c => c.LearnerId == learner);
        var intent = await db.SigningIntents.OrderBy(i => i.IssueNo).FirstAsync(i => i.CertificateId == certificate.Id);
        var issuances = await db.Issuances.OrderBy(i => i.IssueNo).ToListAsync();
        return new Stored(certificate, intent, [.. issuances.Select(i => (i.Credential!, i.Artefact))]);
    });
}

internal sealed record Stored(
    Certificate Certificate, SigningIntent Intent, List<(string Credential, string Token)> Artefacts);
