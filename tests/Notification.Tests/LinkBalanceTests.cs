using Platform.Notifications.Operators;

namespace Platform.Notifications.Tests;

/// <summary>The arithmetic of fail-over alone, over simulated hours.</summary>
[Trait("fault", "F90")]
public sealed class LinkBalanceTests
{
    private static readonly Failover Rule = new(50, 60, 0.15, 300, 900, 20, 10, 60, 300, 900);
    private static readonly DateTimeOffset Start = new(2026, 10, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly LinkMeasure Well = new(0, 400, 4);
    private static readonly LinkMeasure Slow = new(0, 400, 60);
    private static readonly LinkMeasure Failing = new(51, 400, 4);

    private static List<OperatorLink> Links(params int[] shares) =>
    [
        .. shares.Select((share, index) =>
        {
            var link = new OperatorLink { Id = $"operator-{index}" };
            link.Agree(new SetOperator.Request(share, 820, 950));
            return link;
        }),
    ];

    private static IReadOnlyList<ShareMove> Apply(
        IReadOnlyList<OperatorLink> links, double minutes, params LinkMeasure[] measures) => LinkBalance.Apply(
        links, links.Zip(measures).ToDictionary(pair => pair.First.Id, pair => pair.Second), Rule,
        Start.AddMinutes(minutes));

    [Theory]
    [InlineData(51, 0, 0, "errors")]
    [InlineData(50, 0, 0, null)]
    [InlineData(0, 20, 3, "slow")]
    [InlineData(0, 100, 14, null)]
    [InlineData(0, 19, 19, null)] // too few to say anything
    public void Trouble_is_measured(int errors, int measured, int slow, string? expected) =>
        Assert.Equal(expected, new LinkMeasure(errors, measured, slow).Trouble(Rule));

    [Fact]
    public void Ten_points_move_away_from_trouble_a_minute_until_none_are_left()
    {
        var links = Links(50, 50);
        for (var minute = 0; minute < 10; minute++)
            Apply(links, minute, Slow, Well);
        Assert.Equal([0, 100], links.Select(link => link.Share));
    }

    [Fact]
    public void Two_looks_in_the_same_minute_move_once()
    {
        var links = Links(50, 50);
        Assert.Equal(2, Apply(links, 0, Failing, Well).Count);
        Assert.Empty(Apply(links, 0.9, Failing, Well));
        Assert.Equal([40, 60], links.Select(link => link.Share));
    }

    [Fact]
    public void Nothing_moves_where_all_are_in_trouble()
    {
        var links = Links(50, 50);
        Assert.Empty(Apply(links, 0, Slow, Failing));
        Assert.Equal([50, 50], links.Select(link => link.Share));
    }

    [Fact]
    public void Points_come_back_only_after_quiet_and_slowly()
    {
        var links = Links(60, 40);
        Apply(links, 0, Slow, Well);
        Apply(links, 1, Slow, Well);
        Assert.Equal([40, 60], links.Select(link => link.Share));

        Assert.Empty(Apply(links, 15.9, Well, Well)); // trouble was seen at minute 1
        Assert.Equal(["recovered", "recovered"], Apply(links, 16, Well, Well).Select(move => move.Reason));
        Assert.Empty(Apply(links, 20, Well, Well));
        Apply(links, 21, Well, Well);
        Assert.Equal([60, 40], links.Select(link => link.Share));
        Assert.Empty(Apply(links, 60, Well, Well));
    }

    [Fact]
    public void An_operator_that_is_slow_whenever_it_has_traffic_does_not_flap()
    {
        var links = Links(50, 50);
        var moves = 0;
        for (var minute = 0; minute < 8 * 60; minute++)
            moves += Apply(links, minute, links[0].Share > 0 ? Slow : new LinkMeasure(0, 0, 0), Well).Count / 2;

        // Five steps down, then each quarter of an hour one probe up and one down again.
        Assert.InRange(moves, 5, 5 + (2 * 8 * 60 / 15));
        Assert.InRange(links[0].Share, 0, 10);
    }

    [Fact]
    public void The_points_of_all_together_stay_the_same_whatever_is_measured()
    {
        var random = new Random(20261010);
        var links = Links(50, 30, 20);
        LinkMeasure[] seen = [Well, Slow, Failing, new(0, 0, 0)];
        for (var minute = 0; minute < 5_000; minute++)
        {
            Apply(links, minute, [.. links.Select(_ => seen[random.Next(seen.Length)])]);
            Assert.Equal(100, links.Sum(link => link.Share));
            Assert.All(links, link => Assert.True(link.Share >= 0));
        }
    }
}
