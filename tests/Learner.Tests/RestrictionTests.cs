using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class RestrictionTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly object Why = new { reason = "Đang tranh chấp hồ sơ." };

    [Fact]
    public async Task A_restricted_person_is_there_for_privacy_officers_alone()
    {
        var (village, id) = await Person("0912990001");
        var officer = learner.SignInAs(village);
        var clerk = learner.SignInAs(
            village, [.. Scopes.All.Except([Scopes.PrivacyRead, Scopes.PrivacyWrite])]);

        var citizen = new { audiences = new[] { new { audience = "citizen", validFrom = "2026-01-05" } } };

        var restricted = await officer.Do(id, "restrict", Why);

        Assert.Equal(HttpStatusCode.OK, restricted.StatusCode);
        Assert.Empty(Items(await clerk.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}")));
        HttpResponseMessage[] hidden =
        [
            await clerk.GetAsync($"/learners/{id}"),
            await clerk.GetAsync($"/learners/{id}/corrections"),
            await clerk.Patch(id, new { preferredLanguage = "tay" }, "*"),
            await clerk.Do(id, "deactivate", new { reason = "other", on = "2026-01-05" }, "*"),
            await clerk.Put(id, "audiences", citizen, "*"),
        ];
        Assert.All(hidden, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal("Hà Thị Kín", (await officer.Shown(id)).Text("fullName"));
        Assert.Equal("learner-restricted", await (await officer.Do(id, "restrict", Why)).Code());
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Do(id, "unrestrict", Why, "*")).StatusCode);
        Assert.Empty(await learner.TablesHolding("Đang tranh chấp hồ sơ"));
    }

    [Fact]
    public async Task No_message_reaches_a_restricted_person_until_that_is_lifted()
    {
        var (village, id) = await Person("0912990002");
        var officer = learner.SignInAs(village);

        await officer.Do(id, "restrict", Why);
        var restricted = await Told(id);
        await officer.Do(id, "unrestrict", Why);
        var lifted = await Told(id);

        Assert.Equal(("restricted", null), restricted);
        Assert.Equal(("active", "+84912990002"), lifted);
        Assert.Equal("learner-not-restricted", await (await officer.Do(id, "unrestrict", Why)).Code());
        Assert.Single(Items(await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}")));
    }

    [Fact]
    public async Task A_demand_to_restrict_takes_effect_when_it_is_carried_out()
    {
        var (village, id) = await Person("0912990003");
        var officer = learner.SignInAs(village);
        var request = await officer.Demanded(id, "restrict");

        var done = await Json(await officer.Step(request, "execute"));

        Assert.Equal("done", done.Text("state"));
        Assert.True(done.GetProperty("restricted").GetBoolean());
        Assert.Equal("restricted", (await Told(id)).State);
    }

    [Fact]
    public async Task Restricting_needs_a_reason_a_version_and_the_area_of_the_person()
    {
        var (village, id) = await Person("0912990004");
        var officer = learner.SignInAs(village);

        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Do(id, "restrict", new { reason = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await officer.Do(id, "restrict", Why, "\"1\"")).StatusCode);
        Assert.Equal(
            HttpStatusCode.PreconditionRequired,
            (await Post(officer, $"/learners/{id}/restrict", Why)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await learner.SignInAs(HaNoi).Do(id, "restrict", Why, "*")).StatusCode);
    }

    private async Task<(Guid Village, Guid Id)> Person(string phone)
    {
        var village = await learner.NewVillage();
        return (village, await learner.RegisterId(new LearnerRequest(
            "Hà Thị Kín", "1990", "female", village, Phone: phone)));
    }

    /// <summary>What the others heard last: the state, and the number a message would go to.</summary>
    private async Task<(string State, string? Phone)> Told(Guid id) => (
        (await learner.Bus.Events<LearnerProfileChanged>()).Last(evt => evt.LearnerId == id).State,
        (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == id).Phone);
}
