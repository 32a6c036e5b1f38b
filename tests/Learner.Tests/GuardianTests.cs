using System.Net;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class GuardianTests(LearnerFixture learner)
    : ConsentSteps(learner), IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_child_has_two_guardians_at_most_and_an_ended_one_speaks_no_longer()
    {
        var (id, notice) = (await NewPerson("2022"), await NewNotice());
        var officer = Learner.SignInAs(ThaiNguyen);
        var first = await NewGuardian(id);
        await NewGuardian(id);

        using var third = await Guard(
            id, new { relation = "other", evidenceReference = "Quyết định", fullName = "Ba" });
        using var ended = await officer.DeleteAsync(new Uri($"/learners/{id}/guardians/{first}", UriKind.Relative));
        using var late = await Grant(id, notice, "guardian", first);

        Assert.Equal((HttpStatusCode.Conflict, "guardian-limit"), (third.StatusCode, await third.Code()));
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal("guardian-unknown", await late.Code());
    }

    [Fact]
    public async Task A_guardian_is_an_adult_and_not_the_child()
    {
        var (child, other, adult) = (await NewPerson("2018"), await NewPerson("2012"), await NewPerson("1980"));

        using var minor = await Guard(child, Body(other));
        using var self = await Guard(child, Body(child));
        using var nobody = await Guard(child, new { relation = "mother", evidenceReference = "Giấy khai sinh" });
        using var grown = await Guard(adult, Body(other));
        using var right = await Guard(child, Body(adult));
        using var again = await Guard(child, Body(adult));

        Assert.Equal("guardian-not-adult", await minor.Code());
        Assert.Equal("guardian-unknown", await self.Code());
        Assert.Equal(["fullName"], await nobody.Fields());
        Assert.Equal("not-a-child", await grown.Code());
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        Assert.Equal("guardian-known", await again.Code());

        static object Body(Guid guardian) =>
            new { relation = "mother", evidenceReference = "Giấy khai sinh", guardianLearnerId = guardian };
    }
}
