using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class BadInputTests(LearnerFixture learner) :
    BadInputMatrix<Program>(learner, LearnerWorld.Routes, ThaiNguyen, atLeast: 1_000), IClassFixture<LearnerFixture>
{
    private readonly LearnerFixture learner = learner;

    [Theory]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    [InlineData("\u200D")]
    [InlineData("\u2028")]
    [InlineData("\u0007")]
    public async Task A_name_that_hides_or_turns_what_stands_beside_it_is_refused(string hidden)
    {
        var commune = await learner.NewCommune("Thôn Một");
        var (areaId, name) = (commune.Villages["Thôn Một"], $"Hà Thị{hidden} Lan");
        using var officer = learner.SignInAs(ThaiNguyen);
        (string Path, object Body)[] requests =
        [
            ("/learners", new { fullName = name, birthDate = "1990", sex = "female", areaId }),
            ("/areas", new { parentId = commune.Id, level = "village", type = "thon", name, validFrom = "2025-07-01" }),
            ("/organisations", new { kind = "union", name, areaId }),
            ("/places", new { kind = "market", name, areaId, latitude = 22.0, longitude = 105.0 }),
            ("/teams", new { kind = "school", name, areaId, formedOn = "2025-07-01", decisionNo = "1" }),
            ("/areas/reorganisations", new
            {
                effectiveOn = "2026-01-01",
                decree = "Nghị quyết 1",
                reason = "Đổi tên",
                changes = new[] { new { kind = "rename", from = new[] { commune.Id }, to = new[] { new { name } } } },
            }),
        ];

        foreach (var (path, body) in requests)
        {
            using var answer = await Post(officer, path, body);
            Assert.True((int)answer.StatusCode is 400 or 422, $"{path}: {await Say(answer)}");
            Assert.Matches("name|unit|invalid", await answer.Code());
        }
    }

    protected override async Task<World> NewWorld() => await LearnerWorld.Of(learner);
}
