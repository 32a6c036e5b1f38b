using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Learners.Areas;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>What is counted before a unit ends, and that it is all there afterwards.</summary>
public sealed class ReorganisationReportTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Day = "2026-03-01";

    [Fact, Trait("requirement", "001-02"), Trait("requirement", "000-17")]
    public async Task A_dry_run_counts_everything_in_the_unit_and_after_the_merger_it_is_in_the_new_one()
    {
        var home = await learner.NewHome();
        var officer = learner.SignInAs(home.Commune);
        await ForceSteps.FormTeam(officer, home.Commune, [home.Xinh]);
        await Post(officer, "/places", new
        {
            kind = "wifi",
            name = "Nhà văn hóa thôn",
            areaId = home.Village,
            latitude = 22.1,
            longitude = 105.8,
            hours = Array.Empty<object>(),
            equipment = Array.Empty<string>(),
            seats = 40,
        });
        await Class(home.Village, isOver: false);
        await Class(home.Village, isOver: true);

        var report = (await Json(await learner.Draft(Day, dryRun: true, Merge(NewCode(), "Xã Thử", home.Commune))))
            .GetProperty("affected");

        Assert.Equal(
            (2, 1, 1, 1, 1),
            (Count("learners"), Count("households"), Count("teams"), Count("places"), Count("open-classes")));
        var code = NewCode();
        await learner.Approved(Day, Merge(code, $"Xã Gộp {code}", home.Commune));
        var merged = await learner.CodeAsOf(code, Day);
        var after = await learner.Use<IEnumerable<IAreaDependents>, Dictionary<string, long>>(async kinds =>
        {
            var counts = new Dictionary<string, long>();
            foreach (var kind in kinds)
            {
                counts[kind.Kind] = await learner.Use<LearnerDbContext, long>(
                    db => kind.Count(db, [merged], CancellationToken.None));
            }

            return counts;
        });
        Assert.All(
            report.EnumerateObject(), before => Assert.Equal(before.Value.GetInt64(), after[before.Name]));

        int Count(string kind) => report.GetProperty(kind).GetInt32();
    }

    [Fact]
    public async Task The_end_of_a_class_is_never_taken_back_whichever_news_comes_first()
    {
        var village = await learner.NewVillage();
        var id = Guid.CreateVersion7();

        await learner.Bus.Publish(Closed(id, village));
        await Heard(id, isClosed: true);
        await learner.Bus.Publish(Scheduled(id, village));
        await Class(village, isOver: false);

        await Heard(id, isClosed: true);
    }

    [Fact]
    public async Task No_version_of_a_unit_can_be_deleted()
    {
        await learner.NewCommune();

        foreach (var delete in new[] { "DELETE FROM areas", "DELETE FROM area_versions", "DELETE FROM area_edges" })
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                learner.Use<LearnerDbContext, int>(db => db.Database.ExecuteSqlRawAsync(delete)));
            Assert.Contains("never deleted", refused.MessageText, StringComparison.Ordinal);
        }
    }

    private async Task Class(Guid village, bool isOver)
    {
        var id = Guid.CreateVersion7();
        await learner.Bus.Publish(Scheduled(id, village));
        if (isOver)
            await learner.Bus.Publish(Closed(id, village));
        await Heard(id, isOver);
    }

    private Task Heard(Guid id, bool isClosed) => Eventually.True(
        () => learner.Use<LearnerDbContext, bool>(
            db => db.OpenClasses.AnyAsync(row => row.ClassId == id && row.IsClosed == isClosed)),
        "the class");

    private static ClassScheduled Scheduled(Guid id, Guid village) => new()
    {
        ClassId = id,
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        AreaId = village,
        CourseId = Guid.CreateVersion7(),
        CourseVersion = 1,
        TemplateCode = "vneid-basics",
        StartsAt = DateTimeOffset.UtcNow,
        DurationMinutes = 30,
        Capacity = 30,
    };

    private static SessionClosed Closed(Guid id, Guid village) => new()
    {
        ClassId = id,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        SessionId = Guid.CreateVersion7(),
        AreaId = village,
        HeldAt = DateTimeOffset.UtcNow,
        Named = 1,
        Unnamed = 0,
    };
}
