using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Contracts.Certifications.V1;
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
        Assert.Equal(intent.Document, signed.Document);
        Assert.Equal(await Sign(intent), Assert.Single(artefacts));
        Assert.Single(await registry.Bus.Events<CertificateIssued>());
    }

    private static async Task<(string Credential, string Token)> Sign(SigningIntent intent)
    {
        using var keys = CertificationFixture.Keys();
        return await new CredentialSigner(keys).Sign(intent, default);
    }
}
