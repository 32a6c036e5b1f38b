using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Real processes, killed as a machine would kill them.</summary>
public sealed class SigningCrashTests
{
    [Fact]
    [Trait("fault", "F09")]
    public async Task Killed_at_every_line_a_certificate_keeps_its_number_and_its_bytes()
    {
        var learner = Guid.CreateVersion7();
        await using var registry = await Registry.Create();
        await registry.Complete(learner);
        await registry.DieAt("cert.after_intent");
        var (pending, intent, _) = await registry.Read(learner);
        await registry.DieAt("cert.after_sign_before_store");
        await registry.DieAt("cert.after_store_before_outbox");
        var (stillPending, _, none) = await registry.Read(learner);

        await using var first = await registry.Start().ReadyAsync();
        await using var second = await registry.Start().ReadyAsync();
        await Eventually.True(
            async () => (await registry.Read(learner)).Certificate.Status is CertificateStatus.Valid, "the issue");

        var (issued, signed, artefacts) = await registry.Read(learner);
        Assert.Equal(CertificateStatus.Pending, stillPending.Status);
        Assert.Empty(none);
        Assert.Equal((pending.Id, pending.Number, pending.PublicId), (issued.Id, issued.Number, issued.PublicId));
        Assert.Equal(intent.SigningInput, signed.SigningInput);
        Assert.Equal(await Sign(intent), Assert.Single(artefacts));
        Assert.Single(await registry.Bus.Events<CertificateIssued>());
    }

    private static async Task<string> Sign(SigningIntent intent)
    {
        var options = new CertificationOptions { SigningKey = CertificationFixture.SigningKey };
        using var signer = new SoftwareSigner(Options.Create(options));
        return Jws.Compact(intent.SigningInput!, await signer.Sign(intent.SigningInput, default));
    }

    /// <summary>A database and a virtual host that outlive the processes working on them.</summary>
    private sealed class Registry(
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
                ["Certification:SigningKey"] = CertificationFixture.SigningKey,
                ["Certification:SigningPoll"] = "00:00:00.100",
                ["Certification:SigningLease"] = "00:00:01",
                ["Certification:LifeCycle:IssuesPerDay"] = "100",
                ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
                ["Certification:Documents:SealKey"] = CertificationFixture.SigningKey,
                ["Certification:Confirmations:Address"] = "http://127.0.0.1:9",
                ["Certification:Confirmations:Credential"] = "a secret of the tests",
                ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
            };
            await ServiceProcess.MigrateAsync("Certification", settings);
            return new Registry(database, vhost, new TestBus(servers, vhost, database), settings);
        }

        internal async Task DieAt(string failpoint)
        {
            await using var doomed = Start($"{failpoint}=kill");
            await doomed.ExitedAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }

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

        internal async Task<(Certificate Certificate, SigningIntent Intent, List<string> Artefacts)> Read(Guid learner)
        {
            var options = new DbContextOptionsBuilder<CertificationDbContext>().UseNpgsql(database.ConnectionString);
            await using var db = new CertificationDbContext(options.Options);
            var certificate = await db.Certificates.SingleAsync(c => c.LearnerId == learner);
            var intent = await db.SigningIntents.SingleAsync(i => i.CertificateId == certificate.Id);
            return (certificate, intent, await db.Issuances.Select(i => i.Artefact).ToListAsync());
        }
    }
}
