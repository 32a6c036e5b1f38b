using Microsoft.EntityFrameworkCore;
using Platform.Learners.Duplicates;

namespace Platform.Learners.Tests;

public sealed class DuplicateQueueTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_pair_is_asked_about_once_whichever_of_the_two_was_found_first()
    {
        var (one, other) = await TwoLearners();

        Assert.Equal(1, await Add(one, other));
        Assert.Equal(0, await Add(other, one));

        var asked = Assert.Single(await Asked(one));
        Assert.Equal(
            (DuplicateReason.NameBirthArea, DuplicateState.Open, 80, "officer"),
            (asked.Reason, asked.State, asked.Score, asked.Source));
        Assert.Contains(other, new[] { asked.LearnerA, asked.LearnerB });
    }

    [Fact]
    public async Task Nobody_is_a_duplicate_of_himself()
    {
        var (one, _) = await TwoLearners();

        Assert.Equal(0, await Add(one, one));
    }

    [Fact]
    public async Task Thousands_of_pairs_are_one_statement_that_tolerates_a_pair_named_twice()
    {
        var (one, other) = await TwoLearners();
        var pair = new DuplicatePair(one, other, DuplicateReason.FieldDevice, 50);

        Assert.Equal(1, await Add([pair, pair with { One = other, Other = one }]));
    }

    private async Task<(Guid One, Guid Other)> TwoLearners()
    {
        var village = await learner.NewVillage();
        var request = new LearnerRequest("Trần Thị Xinh", "1962", "female", village);
        return (await learner.RegisterId(request), await learner.RegisterId(request with { BirthDate = "1963" }));
    }

    private Task<int> Add(Guid one, Guid other) =>
        Add([new DuplicatePair(one, other, DuplicateReason.NameBirthArea, 80)]);

    private Task<int> Add(IReadOnlyCollection<DuplicatePair> pairs) => learner.Use<LearnerDbContext, int>(db =>
        DuplicateQueue.Add(db, pairs, "officer", TimeProvider.System.GetUtcNow(), CancellationToken.None));

    private Task<List<DuplicateCandidate>> Asked(Guid id) =>
        learner.Use<LearnerDbContext, List<DuplicateCandidate>>(db => db.DuplicateCandidates
            .Where(candidate => candidate.LearnerA == id || candidate.LearnerB == id).ToListAsync());
}
