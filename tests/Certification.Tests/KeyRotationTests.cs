using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>One key ends before the next one starts, as it must not, and what is to be signed then waits.</summary>
public sealed class KeyRotationTests(KeyRotationTests.Fixture fixture) : IClassFixture<KeyRotationTests.Fixture>
{
    [Fact]
    [Trait("fault", "F89")]
    public async Task While_no_key_signs_nothing_is_lost_and_both_keys_verify()
    {
        var area = await fixture.NewVillage();
        var before = await fixture.NewCertificate(area.Village);

        fixture.Clock.Set(Fixture.Start.AddDays(1.5)); // neither key signs
        var learner = await fixture.NewLearner("Lò Thị Mai");
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        var waiting = await fixture.CertificateOf(learner, CertificateStatus.Pending);
        await Eventually.True(
            async () => (await fixture.IntentOf(waiting.Id)).LastError is not null, "an attempt without a key");
        fixture.Clock.Set(Fixture.Start.AddDays(2.5));
        var after = await fixture.CertificateOf(learner, CertificateStatus.Valid);

        var (first, second) = (await fixture.IssuanceOf(before.Id), await fixture.IssuanceOf(after.Id));
        Assert.Equal(waiting.Number, after.Number);
        Assert.NotEqual(first.KeyId, second.KeyId);
        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == learner)));
        await Eventually.True(
            async () => await StatusOf(before) is "valid" && await StatusOf(after) is "valid", "both valid");
        using var client = fixture.CreateClient();
        using var keys = JsonDocument.Parse(await client.GetStringAsync("/keys"));
        Assert.Equal(4, keys.RootElement.GetProperty("keys").GetArrayLength());
    }

    private async Task<string> StatusOf(Certificate certificate)
    {
        using var client = fixture.CreateClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/verify/{certificate.PublicId}"));
        return answer.RootElement.GetProperty("status").GetString()!;
    }

    public sealed class Fixture : CertificationFixture
    {
        // All of it lies in the past: when an intent may be taken is judged by the database's clock.
        internal static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddDays(-3);

        private static readonly IssuingKeyOptions[] Schedule =
        [
            Between(NewProofKey(), Start.AddYears(-1), Start.AddDays(1)),
            Between(NewTokenKey(), Start.AddYears(-1), Start.AddDays(1)),
            Between(NewProofKey(), Start.AddDays(2), Start.AddYears(1)),
            Between(NewTokenKey(), Start.AddDays(2), Start.AddYears(1)),
        ];

        public Fixture()
        {
            Clock.Set(Start);
            UseClock(Clock);
        }

        internal FakeClock Clock { get; } = new();

        private protected override IssuingKeyOptions[] IssuingKeys => Schedule;

        private static IssuingKeyOptions Between(IssuingKeyOptions key, DateTimeOffset from, DateTimeOffset until)
        {
            (key.From, key.Until) = (from, until);
            return key;
        }
    }
}
