using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class AccessMatrixTests(LearnerFixture learner) :
    AccessMatrix<Program>(learner, LearnerWorld.Routes, ThaiNguyen, HaNoi), IClassFixture<LearnerFixture>
{
    private readonly LearnerFixture learner = learner;

    /// <summary>The roles are the platform&apos;s; they are checked here for all services.</summary>
    [Fact]
    public void Every_role_has_the_policies_of_the_table_and_no_other()
    {
        var issued = Scopes.All.SelectMany(scope => RoleTable.Issued
            .Where(role => role.Value.Contains(scope)).Select(role => $"{scope} {role.Key}"));
        var written = RoleTable.Written.SelectMany(cells => cells[1..].Select(role => $"{cells[0]} {role}"));

        Tables.Same([.. issued], [.. written], RoleTable.File);
    }

    protected override async Task<World> NewWorld() => await LearnerWorld.Of(learner);
}
