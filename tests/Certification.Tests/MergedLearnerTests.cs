using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Tests;

[Trait("requirement", "000-06")]
public sealed class MergedLearnerTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task Both_ids_list_every_certificate_and_the_same_one_is_not_earned_twice()
    {
        var area = await fixture.NewVillage();
        var (winner, loser) = (await fixture.NewLearner(), await fixture.NewLearner());
        await fixture.Bus.Publish(CertificationFixture.Completion(loser, area.Village));
        await fixture.CertificateOf(loser, CertificateStatus.Valid);
        var merged = await fixture.Bus.Publish(Merged(winner, loser, area.Village));
        await fixture.Handled([merged]);

        var same = await fixture.Bus.Publish(CertificationFixture.Completion(winner, area.Village));
        await fixture.Bus.Publish(CertificationFixture.Completion(winner, area.Village, "scam-avoidance"));
        await fixture.CertificateOf(winner, CertificateStatus.Valid);
        await fixture.Handled([same]);

        var officer = fixture.SignInAs(area.Province);
        foreach (var id in new[] { winner, loser })
        {
            var list = await officer.GetFromJsonAsync<JsonElement>($"/certificates?learnerId={id}");
            Assert.Equal(
                ["scam-avoidance", "vneid-basics"],
                list.GetProperty("items").EnumerateArray()
                    .Select(item => item.GetProperty("criterionCode").GetString()).Order());
        }
    }

    [Fact]
    public async Task After_an_undone_merge_each_id_has_its_own_whichever_event_came_first()
    {
        var area = await fixture.NewVillage();
        var (winner, loser) = (await fixture.NewLearner(), await fixture.NewLearner());
        var merged = Merged(winner, loser, area.Village);
        await fixture.Handled([await fixture.Bus.Publish(new LearnersUnmerged
        {
            LearnerId = winner,
            Version = 5,
            OccurredAt = merged.OccurredAt,
            MergedLearnerId = loser,
            MergeId = merged.MergeId,
            AreaId = area.Village,
        })]);
        await fixture.Handled([await fixture.Bus.Publish(merged)]);

        await fixture.Bus.Publish(CertificationFixture.Completion(winner, area.Village));
        await fixture.Bus.Publish(CertificationFixture.Completion(loser, area.Village));
        await fixture.CertificateOf(winner, CertificateStatus.Valid);
        await fixture.CertificateOf(loser, CertificateStatus.Valid);

        Assert.True(await fixture.Db(
            db => db.LearnerMerges.AnyAsync(row => row.MergeId == merged.MergeId && row.Undone)));
    }

    private static LearnersMerged Merged(Guid winner, Guid loser, Guid area) => new()
    {
        LearnerId = winner,
        Version = 4,
        OccurredAt = DateTimeOffset.UtcNow,
        MergedLearnerId = loser,
        MergeId = Guid.CreateVersion7(),
        AreaId = area,
    };
}
