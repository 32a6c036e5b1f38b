using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Programmes;

namespace Platform.Courses.Tests;

/// <summary>Who gets a seat first is decided by each province for its own programme of the same course.</summary>
public sealed class SeatPolicyTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private const string ServantsSource = "Quảng Nam: cán bộ, công chức trước";
    private const string VulnerableSource = "Phú Thọ: nhóm yếu thế trước";

    private static readonly string[] ServantsFirst = ["cadre", "worker", "core-force", "citizen"];
    private static readonly string[] VulnerableFirst = ["elderly", "farmer", "citizen", "cadre"];

    /// <summary>The same people ask in the same order everywhere.</summary>
    private static readonly string[] Waiting = ["citizen", "worker", "elderly", "cadre", "farmer"];

    [Fact, Trait("requirement", "001-08"), Trait("requirement", "004-16")]
    public async Task Two_provinces_order_the_same_waiting_list_differently_and_each_says_why()
    {
        var (quangNam, phuTho) = (await course.NewPlace(), await course.NewPlace());
        var (first, second) = (await FullClass(quangNam), await FullClass(phuTho));
        await Order(quangNam, first.Course, ServantsFirst, ServantsSource);
        await Order(phuTho, second.Course, VulnerableFirst, VulnerableSource);
        Assert.Equal(first.Course, second.Course);

        var servants = await List(quangNam, first.Class);
        var vulnerable = await List(phuTho, second.Class);

        Assert.Equal((ServantsSource, 1), (servants.Source, servants.Version));
        Assert.Equal(
            [
                "cadre: Ưu tiên 1: cadre", "worker: Ưu tiên 2: worker", "citizen: Ưu tiên 4: citizen",
                "elderly: Ưu tiên 5: đối tượng khác", "farmer: Ưu tiên 5: đối tượng khác",
            ],
            Named(first.People, servants.Items));
        Assert.Equal((VulnerableSource, 1), (vulnerable.Source, vulnerable.Version));
        Assert.Equal(
            [
                "elderly: Ưu tiên 1: elderly", "farmer: Ưu tiên 2: farmer", "citizen: Ưu tiên 3: citizen",
                "cadre: Ưu tiên 4: cadre", "worker: Ưu tiên 5: đối tượng khác",
            ],
            Named(second.People, vulnerable.Items));

        Assert.Equal("cadre", await Promoted(quangNam, first));
        Assert.Equal("elderly", await Promoted(phuTho, second));
    }

    [Fact, Trait("requirement", "001-08")]
    public async Task The_order_of_a_province_counts_in_its_own_classes_and_its_newest_version_alone()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var owner = course.SignInAs(place.Province);
        var held = await course.NewClass(place.Village);
        var courseId = await CourseOf(owner, held);
        var programme = await Order(place, courseId, ServantsFirst, ServantsSource);
        using var again = await owner.Put(
            $"/programmes/{programme}/seat-policy",
            new { audiences = VulnerableFirst, source = VulnerableSource });
        again.EnsureSuccessStatusCode();

        var own = await course.Db(db => db.SeatPolicyFor(courseId, place.Village).AsNoTracking().SingleAsync());
        var elsewhere = await course.Db(db =>
            db.SeatPolicyFor(courseId, foreign.Village).AsNoTracking().SingleOrDefaultAsync());

        Assert.Equal((programme, 2, VulnerableSource), (own.ProgrammeId, own.Version, own.Source));
        Assert.Equal(VulnerableFirst, own.Audiences);
        Assert.Null(elsewhere);
    }

    /// <summary>A class with one seat, taken, and people of five audiences who wait for it.</summary>
    private async Task<(Guid Class, Guid Course, Guid Seated, Dictionary<Guid, string> People)> FullClass(Place place)
    {
        using var officer = course.SignInAs(place.Commune);
        var id = await course.NewClass(place.Village, capacity: 1);
        var seated = await course.NewLearner(place.Village);
        using var taken = await officer.Post($"/classes/{id}/enrolments", new { learnerId = seated });
        Dictionary<Guid, string> people = [];
        foreach (var audience in Waiting)
        {
            var learner = (await course.NewLearners(place.Village, 1, audience))[0];
            people.Add(learner, audience);
            using var asked = await officer.Post(
                $"/classes/{id}/enrolments", new { learnerId = learner, waitIfFull = true });
            Assert.Equal("waiting", (await asked.Json()).GetProperty("state").GetString());
        }

        var enrolment = (await taken.Json()).GetProperty("id").GetGuid();
        return (id, await CourseOf(officer, id), enrolment, people);
    }

    private static async Task<Guid> CourseOf(HttpClient officer, Guid held) =>
        (await officer.Read($"/classes/{held}")).GetProperty("courseId").GetGuid();

    /// <summary>A programme of the province over the course, and who comes first in its classes.</summary>
    private async Task<Guid> Order(Place place, Guid courseId, string[] audiences, string source)
    {
        using var owner = course.SignInAs(place.Province);
        var programme = await owner.NewProgramme(courseId);
        using var answer = await owner.Put($"/programmes/{programme}/seat-policy", new { audiences, source });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return programme;
    }

    private async Task<(string? Source, int Version, JsonElement[] Items)> List(Place place, Guid held)
    {
        using var officer = course.SignInAs(place.Commune);
        var list = await officer.Read($"/classes/{held}/waiting-list");
        return (
            list.GetProperty("policySource").GetString(), list.GetProperty("policyVersion").GetInt32(),
            [.. list.GetProperty("items").EnumerateArray()]);
    }

    private static IEnumerable<string> Named(Dictionary<Guid, string> people, JsonElement[] items) => items.Select(
        item => $"{people[item.GetProperty("learnerId").GetGuid()]}: {item.GetProperty("reason").GetString()}");

    /// <summary>The audience of whoever gets the seat that is given up.</summary>
    private async Task<string> Promoted(
        Place place, (Guid Class, Guid Course, Guid Seated, Dictionary<Guid, string> People) full)
    {
        using var officer = course.SignInAs(place.Commune);
        using var freed = await officer.Post(
            $"/classes/{full.Class}/enrolments/{full.Seated}/cancel", new { reason = "withdrawn" });
        var seated = (await freed.Json()).GetProperty("seatedId").GetGuid();
        var told = (await course.Bus.Events<EnrolmentCreated>()).Last(evt => evt.EnrolmentId == seated);
        return full.People[told.LearnerId];
    }
}
