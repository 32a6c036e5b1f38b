using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Digital Families as the events of Learner and the certificates of this service make them.</summary>
public sealed class RecognitionTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact, Trait("requirement", "002-09")]
    public async Task A_family_is_reached_by_a_certificate_and_a_guidance_and_lost_with_the_certificate()
    {
        var family = await NewFamily();
        await fixture.Bus.Publish(CertificationFixture.Completion(family.Learner, family.Area));
        var certificate = await fixture.CertificateOf(family.Learner, CertificateStatus.Valid);
        await fixture.Bus.Publish(HomeEvents.Guided(
            family.Id, 4, family.Area, Guid.NewGuid(), family.Trained, family.Other));
        await Outcomes(family, "reached", "reached");

        using var officer = fixture.SignInAs(family.Area);
        using var revoked = await officer.Revoke(certificate.Id, await officer.ETag(certificate.Id));
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        var answer = await Outcomes(family, "not-reached", "not-reached");
        Assert.Equal(2, answer.GetProperty("currentRuleVersion").GetInt32());
        Assert.All(answer.GetProperty("rules").EnumerateArray(), rule => Assert.Equal(
            [true, false],
            rule.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("granted").GetBoolean())));
        Assert.Equal([1, 2], await Versions<RecognitionGranted>(e => (e.HouseholdId, e.RuleVersion), family.Id));
        Assert.Equal([1, 2], await Versions<RecognitionWithdrawn>(e => (e.HouseholdId, e.RuleVersion), family.Id));
    }

    [Fact]
    public async Task Events_that_overtake_each_other_end_in_the_same_family()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner();
        var (home, trained, other) = (Guid.CreateVersion7(), Guid.NewGuid(), Guid.NewGuid());
        await fixture.Bus.Publish(HomeEvents.Guided(home, 4, area.Village, Guid.NewGuid(), trained, other));
        await fixture.Bus.Publish(HomeEvents.Joined(home, 3, area.Village, other, null));
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        await fixture.Bus.Publish(HomeEvents.Joined(home, 2, area.Village, trained, learner));
        await fixture.Bus.Publish(HomeEvents.Placed(home, 1, area.Village));

        await Outcomes(new Family(home, area.Village, learner, trained, other), "reached", "reached");
        Assert.Equal([1, 2], await Versions<RecognitionGranted>(e => (e.HouseholdId, e.RuleVersion), home));
    }

    [Fact]
    public async Task The_only_trained_member_moves_out_and_the_home_of_one_is_counted_apart()
    {
        var family = await NewFamily();
        await fixture.Bus.Publish(CertificationFixture.Completion(family.Learner, family.Area));
        await Outcomes(family, "reached", "not-reached");

        await fixture.Bus.Publish(HomeEvents.Left(family.Id, 4, family.Area, family.Trained, family.Learner));

        await Outcomes(family, "one-member", "one-member");
        Assert.Equal([1], await Versions<RecognitionWithdrawn>(e => (e.HouseholdId, e.RuleVersion), family.Id));
    }

    [Fact]
    public async Task A_certificate_of_either_registration_counts_while_the_two_are_one_person()
    {
        var family = await NewFamily();
        var (other, merge) = (await fixture.NewLearner(), Guid.NewGuid());
        await fixture.Bus.Publish(CertificationFixture.Completion(other, family.Area));
        await fixture.CertificateOf(other, CertificateStatus.Valid);

        await fixture.Bus.Publish(new LearnersMerged
        {
            LearnerId = family.Learner,
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = other,
            MergeId = merge,
            AreaId = family.Area,
        });
        await Outcomes(family, "reached", "not-reached");
        await fixture.Bus.Publish(new LearnersUnmerged
        {
            LearnerId = family.Learner,
            Version = 5,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = other,
            MergeId = merge,
            AreaId = family.Area,
        });

        await Outcomes(family, "not-reached", "not-reached");
        Assert.Equal([1], await Versions<RecognitionGranted>(e => (e.HouseholdId, e.RuleVersion), family.Id));
        Assert.Equal([1], await Versions<RecognitionWithdrawn>(e => (e.HouseholdId, e.RuleVersion), family.Id));
    }

    [Fact]
    public async Task A_household_of_another_area_does_not_exist()
    {
        var family = await NewFamily();
        var elsewhere = await fixture.NewVillage();
        using var foreign = fixture.SignInAs(elsewhere.Commune);
        using var powerless = fixture.SignInAs(family.Area, Scopes.CertificatesRead);

        using var unknown = await foreign.GetAsync(Path(family.Id));
        using var forbidden = await powerless.GetAsync(Path(family.Id));

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private async Task<Family> NewFamily()
    {
        var area = await fixture.NewVillage();
        var family = new Family(
            Guid.CreateVersion7(), area.Village, await fixture.NewLearner(), Guid.NewGuid(), Guid.NewGuid());
        await fixture.Bus.Publish(HomeEvents.Placed(family.Id, 1, family.Area));
        await fixture.Bus.Publish(HomeEvents.Joined(family.Id, 2, family.Area, family.Trained, family.Learner));
        await fixture.Bus.Publish(HomeEvents.Joined(family.Id, 3, family.Area, family.Other, null));
        await Outcomes(family, "not-reached", "not-reached");
        return family;
    }

    /// <summary>Waits until both versions of the rule say so.</summary>
    private async Task<JsonElement> Outcomes(Family family, params string[] expected)
    {
        using var officer = fixture.SignInAs(family.Area);
        JsonElement answer = default;
        await Eventually.True(
            async () =>
            {
                using var response = await officer.GetAsync(Path(family.Id));
                if (!response.IsSuccessStatusCode)
                    return false;
                answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                return answer.GetProperty("members").GetInt32() > (expected[0] == "one-member" ? 0 : 1)
                    && answer.GetProperty("rules").EnumerateArray()
                        .Select(rule => rule.GetProperty("outcome").GetString()).SequenceEqual(expected);
            },
            $"the outcomes {string.Join(", ", expected)}");
        return answer;
    }

    private async Task<IEnumerable<int>> Versions<T>(Func<T, (Guid Household, int Rule)> read, Guid household) =>
        (await fixture.Bus.Events<T>()).Select(read).Where(e => e.Household == household).Select(e => e.Rule).Order();

    private static Uri Path(Guid household) => new($"/households/{household}/recognition", UriKind.Relative);

    private sealed record Family(Guid Id, Guid Area, Guid Learner, Guid Trained, Guid Other);
}
