using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>The service as a process, with keys that lie in SoftHSM and that it never sees.</summary>
public sealed class KeyModuleTests
{
    [Fact]
    [Trait("fault", "F89")]
    public async Task While_the_module_is_away_intents_wait_and_then_it_signs_what_a_software_key_would()
    {
        using var module = await SoftHsm.Create();
        await using var registry = await Registry.Create();
        await Use(registry, module, CertificationFixture.ProofKey, CertificationFixture.TokenKey);
        var learner = Guid.CreateVersion7();
        await registry.Complete(learner);

        registry.Set("Certification:Module:Token", "unplugged");
        await using (var without = await registry.Start().ReadyAsync())
        {
            await Waits(registry, learner, "no token unplugged");
            using var anybody = new HttpClient { BaseAddress = without.Address };
            Assert.Contains(
                "assertionMethod", await anybody.GetStringAsync("/.well-known/did.json"), StringComparison.Ordinal);
        }

        var (pending, intent, none) = await registry.Read(learner);
        registry.Set("Certification:Module:Token", SoftHsm.Token);
        await using var service = await registry.Start().ReadyAsync();
        await Eventually.True(
            async () => (await registry.Read(learner)).Certificate.Status is CertificateStatus.Valid, "the issue");

        var (issued, _, artefacts) = await registry.Read(learner);
        Assert.Empty(none);
        Assert.Equal(pending.Number, issued.Number);
        using var software = CertificationFixture.Keys();
        Assert.Equal(await new CredentialSigner(software).Sign(intent, default), Assert.Single(artefacts));
        using var client = new HttpClient { BaseAddress = service.Address };
        await Eventually.Pass(async () => Assert.Contains(
            "\"valid\"", await client.GetStringAsync($"/verify/{issued.PublicId}"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_label_that_names_another_key_than_the_published_one_signs_nothing()
    {
        using var module = await SoftHsm.Create();
        await using var registry = await Registry.Create();
        var (proof, token) = await Use(
            registry, module, CertificationFixture.NewProofKey(), CertificationFixture.NewTokenKey());
        await module.Import(CertificationFixture.ProofKey, "another", 3);
        (var right, proof.Label) = (proof.Label, "another");
        registry.Use(proof, token);
        var learner = Guid.CreateVersion7();
        await registry.Complete(learner);

        await using (var mistaken = await registry.Start().ReadyAsync())
            await Waits(registry, learner, "not the one that is published");
        var (_, _, none) = await registry.Read(learner);
        proof.Label = right;
        registry.Use(proof, token);
        await using var service = await registry.Start().ReadyAsync();
        await Eventually.True(
            async () => (await registry.Read(learner)).Certificate.Status is CertificateStatus.Valid, "the issue");

        Assert.Empty(none);
    }

    [Fact]
    public async Task A_wrong_pin_is_tried_once_because_a_module_locks_itself()
    {
        using var module = await SoftHsm.Create();
        await using var registry = await Registry.Create();
        await Use(registry, module, CertificationFixture.ProofKey, CertificationFixture.TokenKey);
        registry.Set("Certification:Module:Pin", "000000");
        var learner = Guid.CreateVersion7();
        await registry.Complete(learner);

        await using var service = await registry.Start().ReadyAsync();

        await Waits(registry, learner, "refused the PIN");
    }

    private static async Task<(IssuingKeyOptions Proof, IssuingKeyOptions Token)> Use(
        Registry registry, SoftHsm module, IssuingKeyOptions proof, IssuingKeyOptions token)
    {
        var keys = (Proof: await module.Import(proof, "proof", 1), Token: await module.Import(token, "token", 2));
        registry.Use(keys.Proof, keys.Token);
        registry.Set("Certification:Module:Library", SoftHsm.Library);
        registry.Set("Certification:Module:Token", SoftHsm.Token);
        registry.Set("Certification:Module:Pin", SoftHsm.Pin);
        registry.Set("SOFTHSM2_CONF", module.Configuration);
        return keys;
    }

    private static Task Waits(Registry registry, Guid learner, string because) => Eventually.Pass(async () =>
    {
        var (certificate, intent, _) = await registry.Read(learner);
        Assert.Equal(CertificateStatus.Pending, certificate.Status);
        Assert.Contains(because, intent.LastError ?? "", StringComparison.Ordinal);
    });
}
