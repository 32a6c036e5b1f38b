using Platform.Courses.Papers;
using Platform.Courses.QuestionBanks;
using static Platform.Courses.Tests.Measuring;

namespace Platform.Courses.Tests;

public sealed class QuestionPoolTests
{
    private static readonly QuestionBank Bank = QuestionBank.Open(
        Trade, ownerAreaId: null,
        [
            .. Enumerable.Range(1, 12).Select(number => new QuestionContent(
                $"q{number}", number <= 4 ? QuestionDifficulty.Hard : QuestionDifficulty.Easy, "a",
                [new QuestionContent.Wording("vi", "?", [new("a", "A"), new("b", "B"), new("c", "C")])])),
        ],
        DateTimeOffset.UnixEpoch);

    private static readonly QuestionPool Pool =
        new([.. Bank.Questions.Select(question => new QuestionPool.Entry(Trade, question))]);

    [Fact]
    public void The_same_seed_draws_the_same_paper_and_another_seed_another()
    {
        var blueprint = Of(new BlueprintContent.Part(Trade, 6));

        Assert.Equal(Draw(blueprint, seed: 7), Draw(blueprint, seed: 7));
        Assert.NotEqual(Draw(blueprint, seed: 7), Draw(blueprint, seed: 8));
        Assert.Equal(6, Draw(blueprint, seed: 7).Distinct().Count());

        static IEnumerable<string> Draw(Blueprint blueprint, int seed) =>
            Pool.Draw(blueprint, new HashSet<Guid>(), seed)
                .Select(asked => $"{asked.QuestionId} {string.Join(',', asked.Options)}");
    }

    [Fact]
    public void What_was_not_asked_before_comes_first()
    {
        var blueprint = Of(new BlueprintContent.Part(Trade, 6));
        var first = Ids(blueprint, []);
        var second = Ids(blueprint, first);
        var third = Ids(blueprint, [.. first, .. second]);

        Assert.Empty(first.Intersect(second));
        Assert.Equal(6, third.Count);

        static HashSet<Guid> Ids(Blueprint blueprint, HashSet<Guid> before) =>
            [.. Pool.Draw(blueprint, before, seed: 3).Select(asked => asked.QuestionId)];
    }

    [Fact]
    public void A_part_of_any_difficulty_leaves_the_hard_questions_to_the_part_that_needs_them()
    {
        var blueprint = Of(
            new BlueprintContent.Part(Trade, 8), new BlueprintContent.Part(Trade, 4, QuestionDifficulty.Hard));

        Assert.Empty(Pool.Lacks(blueprint));
        Assert.Equal([Trade], Pool.Lacks(Of(new BlueprintContent.Part(Trade, 5, QuestionDifficulty.Hard))));
    }

    private static Blueprint Of(params BlueprintContent.Part[] parts) => Blueprint.Of(
        new BlueprintContent("test", parts, 15, 60, 2, 75, "Quyết định 757/QĐ-BKHCN", Vneid),
        ownerAreaId: null, version: 1, DateTimeOffset.UnixEpoch);
}
