using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class LearnerErasedTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact, Trait("attack", "A52")]
    public async Task A_revoked_certificate_loses_the_name_and_can_still_be_looked_up()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Lò Thị Quên");
        var officer = fixture.SignInAs(area.Province);
        using var revoked = await officer.Revoke(certificate.Id, "*");
        revoked.EnsureSuccessStatusCode();

        var answer = await Erase(certificate.LearnerId, area.Village);

        Assert.Equal(("erased", null, null), (answer.Outcome, answer.Retained, answer.ReasonCode));
        var row = await fixture.Db(db => db.Certificates.SingleAsync(c => c.Id == certificate.Id));
        Assert.Null(row.HolderName);
        Assert.Null(row.HolderSalt);
        var verified = await Verify(certificate);
        Assert.Equal("revoked", verified.GetProperty("status").GetString());
        Assert.False(verified.TryGetProperty("holderName", out _));
    }

    [Fact, Trait("attack", "A52")]
    public async Task A_certificate_that_counts_is_kept_as_the_law_demands_and_verifies()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        var answer = await Erase(certificate.LearnerId, area.Village);

        Assert.Equal(("retained", 1, "valid-certificates"), (answer.Outcome, answer.Retained, answer.ReasonCode));
        Assert.Equal("valid", (await Verify(certificate)).GetProperty("status").GetString());
        Assert.Equal("", await NameOf(certificate.LearnerId));
    }

    [Fact]
    public async Task A_name_that_is_told_late_does_not_come_back()
    {
        var area = await fixture.NewVillage();
        var learner = Guid.CreateVersion7();

        var answer = await Erase(learner, area.Village);
        var late = await fixture.Bus.Publish(new LearnerIdentityChanged
        {
            LearnerId = learner,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            FullName = "Lò Thị Muộn",
        });
        await fixture.Handled([late]);

        Assert.Equal("nothing", answer.Outcome);
        Assert.Equal("", await NameOf(learner));
    }

    private async Task<CertificationErasureAnswered> Erase(Guid learner, Guid area)
    {
        var erasure = Guid.CreateVersion7();
        await fixture.Bus.Publish(new LearnerErased
        {
            LearnerId = learner,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = erasure,
            AreaId = area,
        });
        return await Eventually.Get(
            async () => (await fixture.Bus.Events<CertificationErasureAnswered>())
                .SingleOrDefault(evt => evt.ErasureId == erasure),
            "the answer");
    }

    private Task<string> NameOf(Guid learner) =>
        fixture.Db(db => db.Learners.Where(row => row.Id == learner).Select(row => row.FullName).SingleAsync());

    private Task<JsonElement> Verify(Certificate certificate) =>
        fixture.CreateClient().GetFromJsonAsync<JsonElement>($"/verify/{certificate.PublicId}");
}
