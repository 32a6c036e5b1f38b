using System.Text.RegularExpressions;
using Platform.Testing;

namespace Platform.Architecture.Tests;

/// <summary>
/// The 109 requirements, by the article they come from (000 Thái Nguyên, 001 Phú Thọ, 002 Bình Dương, 003 Vĩnh Phúc,
/// 004 Quảng Nam). Each has a test tagged <c>[Trait("requirement", "…")]</c> or stands in Pending.txt, which may only
/// shrink.
/// </summary>
public sealed partial class RequirementTests
{
    /// <summary>Lower it whenever a line leaves Pending.txt; never raise it.</summary>
    private const int PendingAtMost = 33;

    private static readonly string[] All =
        [.. new[] { 22, 20, 21, 21, 25 }.SelectMany((count, article) =>
            Enumerable.Range(1, count).Select(number => $"{article:000}-{number:00}"))];

    private static readonly string[] Pending =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Pending.txt"))];

    private static readonly string[] Tagged =
        [.. Repository.SourceFiles("tests").SelectMany(File.ReadLines).SelectMany(line => Tag().Matches(line))
            .Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_109_requirements() => Assert.Equal(109, All.Length);

    [Fact]
    public void Every_requirement_has_a_test_or_is_pending() => Assert.Empty(All.Except(Tagged).Except(Pending));

    [Fact]
    public void Nothing_is_both_tested_and_pending() => Assert.Empty(Tagged.Intersect(Pending));

    [Fact]
    public void Every_tag_and_every_pending_line_names_a_requirement() =>
        Assert.Empty(Tagged.Concat(Pending).Except(All));

    [Fact]
    public void The_pending_list_only_shrinks() => Assert.Equal(PendingAtMost, Pending.Length);

    [GeneratedRegex("""Trait\("requirement", "([0-9]{3}-[0-9]{2})"\)""")]
    private static partial Regex Tag();
}
