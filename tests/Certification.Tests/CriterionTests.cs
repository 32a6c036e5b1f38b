using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Tests;

/// <summary>A criterion on its own: what it may say, and that a published version is final.</summary>
public sealed class CriterionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 8, 0, 0, TimeSpan.Zero);

    private static readonly CriterionContent Content = new(
        CriterionKind.Course, ["vneid-basics"], "Giấy xác nhận", "Confirmation", "Ban Chỉ đạo", "attended",
        RenewalRule.OnRequest, 60, false, "Kế hoạch 01-KH/BCĐTW", 24);

    [Fact]
    public void A_draft_may_be_rewritten_and_a_published_version_never()
    {
        var criterion = Criterion.Draft(Guid.NewGuid(), "vneid-basics", 1, Content);

        Assert.True(criterion.Revise(Content with { Title = "Giấy xác nhận mới" }));
        Assert.True(criterion.Publish("officer", Now));
        Assert.False(criterion.Publish("officer", Now));
        Assert.False(criterion.Revise(Content));
        Assert.Equal("Giấy xác nhận mới", criterion.Title);
    }

    [Theory]
    [InlineData("Hoa", "criterion-code-malformed")]
    [InlineData("a b", "criterion-code-malformed")]
    [InlineData("", "criterion-code-malformed")]
    [InlineData("vneid-basics", "criterion-code-twice")]
    public void A_code_that_cannot_be_meant_is_found(string code, string fault) =>
        Assert.Equal(fault, (Content with { Codes = ["vneid-basics", code] }).Fault());

    [Fact]
    public void What_counts_for_ever_is_not_renewed_and_what_ends_may_be()
    {
        Assert.Null(Content.Fault());
        Assert.Null((Content with { ValidityMonths = null, Renewal = RenewalRule.None }).Fault());
        Assert.NotNull((Content with { ValidityMonths = null }).Fault());
        Assert.Null((Content with { Renewal = RenewalRule.None }).Fault());
        Assert.NotNull((Content with { Title = "Giấy\u0007 xác nhận" }).Fault());
    }

    [Fact]
    public void A_certificate_ends_with_a_day_here_and_months_are_those_of_the_calendar()
    {
        var criterion = Criterion.Draft(Guid.NewGuid(), "vneid-basics", 1, Content with { ValidityMonths = 1 });

        Assert.Equal(new DateTimeOffset(2026, 4, 29, 17, 0, 0, TimeSpan.Zero), criterion.EndOf(Now));
    }

    [Fact]
    public void Levels_are_compared_by_their_rank_and_an_unknown_one_is_worth_nothing()
    {
        var scale = new AssuranceScale(CriterionSeed.ReadLevels());
        string[] inOrder = ["self-study", "attended", "witnessed", "proctored", "national-platform"];

        for (var i = 0; i < inOrder.Length; i++)
        {
            for (var j = 0; j < inOrder.Length; j++)
                Assert.Equal(i >= j, scale.Satisfies(inOrder[i], inOrder[j]));
        }

        Assert.False(scale.Satisfies("hearsay", "self-study"));
        Assert.Equal("attended", scale.Lowest(["proctored", "attended", "witnessed"]));
        Assert.Equal("witnessed", scale.OfSkillEvidence("mentor"));
        Assert.Null(scale.OfSkillEvidence("rumour"));
    }

    [Theory]
    [InlineData("national-platform", true)]
    [InlineData("national-platform/vneid", true)]
    [InlineData("other-platform", false)]
    [InlineData("national", false)]
    public void An_imported_result_is_named_by_its_platform_alone_or_with_a_course(string code, bool named)
    {
        var criterion = Criterion.Draft(
            Guid.NewGuid(), "imported", 1, Content with { Kind = CriterionKind.ImportedCompletion, Codes = [code] });

        Assert.Equal(named, Fulfilment.Names(criterion, new Completion
        {
            Id = Guid.NewGuid(),
            Kind = CriterionKind.ImportedCompletion,
            LearnerId = Guid.NewGuid(),
            AreaId = Guid.NewGuid(),
            Code = "national-platform",
            At = Now,
        }));
    }
}
