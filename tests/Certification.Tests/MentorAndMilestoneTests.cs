using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Certifications.Recognitions;
using Platform.Contracts.Certifications.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Mentors and communes: recognised once, and no longer when the ground falls away.</summary>
public sealed class MentorAndMilestoneTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mentor_is_recognised_when_the_quota_is_met_and_no_longer_when_it_is_lost()
    {
        var (area, foreign) = (await fixture.NewVillage(), await fixture.NewVillage());
        var mentor = Guid.CreateVersion7();
        await fixture.Handled([await fixture.Bus.Publish(HomeEvents.Registered(mentor, area.Village))]);
        using var officer = fixture.SignInAs(area.Commune);
        using var stranger = fixture.SignInAs(foreign.Commune);

        var met = HomeEvents.QuotaMet(mentor, 1);
        await fixture.Handled([await fixture.Bus.Publish(met), await fixture.Bus.Publish(met)]);
        var recognised = await officer.Json($"/mentors/{mentor}/recognition");
        await fixture.Handled([await fixture.Bus.Publish(HomeEvents.QuotaLost(mentor, 2))]);
        await fixture.Handled([await fixture.Bus.Publish(HomeEvents.QuotaMet(mentor, 1))]); // late and old
        var lost = await officer.Json($"/mentors/{mentor}/recognition");
        using var unseen = await stranger.GetAsync($"/mentors/{mentor}/recognition");

        Assert.True(recognised.GetProperty("isRecognised").GetBoolean());
        Assert.False(lost.GetProperty("isRecognised").GetBoolean());
        Assert.Equal([true, false], lost.GetProperty("changes").EnumerateArray()
            .Select(change => change.GetProperty("granted").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Single(await fixture.Bus.Events<MentorRecognitionGranted>(), e => e.MentorId == mentor);
        Assert.Single(await fixture.Bus.Events<MentorRecognitionWithdrawn>(), e => e.MentorId == mentor);
    }

    [Fact]
    public void Whatever_order_the_news_of_a_mentor_come_in_granted_and_withdrawn_alternate_and_the_newest_stays()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var mentor = new MentorRecognition(Guid.NewGuid(), Now);
            var news = Enumerable.Range(1, 12).SelectMany(version => new[] { version, version })
                .OrderBy(_ => random.Next()).ToList();

            foreach (var version in news)
                mentor.Hear(version, met: version % 2 == 1, 10, 1, Now);

            Assert.False(mentor.IsRecognised); // version 12
            Assert.All(
                mentor.Changes.Select((change, place) => (change.Granted, place)),
                step => Assert.Equal(step.place % 2 == 0, step.Granted));
            Assert.Equal(0, mentor.Changes.Count % 2);
        }
    }

    [Fact]
    public async Task A_commune_reaches_a_share_of_its_adults_and_loses_it_with_a_certificate()
    {
        var (area, foreign) = (await fixture.NewVillage(), await fixture.NewVillage());
        using var officer = fixture.SignInAs(area.Commune);
        using var stranger = fixture.SignInAs(foreign.Commune);
        (await Put(officer, area.Commune, 2)).EnsureSuccessStatusCode();
        var first = await fixture.NewCertificate(area.Village);
        var second = await fixture.NewCertificate(area.Village);

        await Reached(officer, area.Commune, expected: true);
        (await officer.Revoke(second.Id, "*")).EnsureSuccessStatusCode();
        await Reached(officer, area.Commune, expected: false);
        (await Put(officer, area.Commune, 1)).EnsureSuccessStatusCode();
        var counted = await Reached(officer, area.Commune, expected: true);
        (await officer.Suspend(first.Id)).EnsureSuccessStatusCode();
        await Reached(officer, area.Commune, expected: false);
        using var unseen = await stranger.GetAsync($"/areas/{area.Commune}/milestones");
        using var notHers = await Put(stranger, area.Commune, 5);
        using var village = await Put(officer, area.Village, 5);

        Assert.Equal([true, false, true], counted.GetProperty("changes").EnumerateArray()
            .Select(change => change.GetProperty("reached").GetBoolean()));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, notHers.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, village.StatusCode);
        var reached = (await fixture.Bus.Events<MilestoneReached>()).Where(e => e.AreaId == area.Commune).ToList();
        var lost = (await fixture.Bus.Events<MilestoneLost>()).Where(e => e.AreaId == area.Commune).ToList();
        Assert.Equal([1, 3], reached.Select(e => e.Version));
        Assert.Equal([2, 4], lost.Select(e => e.Version));
        Assert.All(reached, e => Assert.Equal("eighty-percent-of-adults", e.RuleCode));
    }

    [Theory]
    [InlineData(MilestoneKind.CertifiedCount, 100, 99, null, false)]
    [InlineData(MilestoneKind.CertifiedCount, 100, 100, null, true)]
    [InlineData(MilestoneKind.CertifiedShare, 80, 800, 1000, true)]
    [InlineData(MilestoneKind.CertifiedShare, 80, 799, 1000, false)]
    [InlineData(MilestoneKind.CertifiedShare, 80, 799, null, false)]
    [InlineData(MilestoneKind.CertifiedShare, 80, 0, 0, false)]
    public void A_rule_counts_people_or_a_share_of_the_adults_that_somebody_counted(
        MilestoneKind kind, int threshold, int certified, int? adults, bool reached) => Assert.Equal(
            reached,
            new MilestoneRule
            {
                Code = "rule",
                Version = 1,
                Kind = kind,
                Threshold = threshold,
                TitleVi = "",
                TitleEn = "",
                Source = "",
            }.IsReached(certified, adults));

    private static async Task<JsonElement> Reached(HttpClient officer, Guid commune, bool expected)
    {
        JsonElement share = default;
        await Eventually.True(
            async () =>
            {
                var answer = await officer.Json($"/areas/{commune}/milestones");
                share = answer.GetProperty("items").EnumerateArray()
                    .Single(item => item.GetProperty("ruleCode").GetString() == "eighty-percent-of-adults");
                return share.GetProperty("isReached").GetBoolean() == expected;
            },
            expected ? "the milestone reached" : "the milestone lost");
        return share;
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, Guid area, int adults)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/areas/{area}/adults")
        {
            Content = JsonContent.Create(new { adults, countedOn = "2026-01-01", source = "Tổng điều tra dân số" }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await client.SendAsync(request);
    }
}
