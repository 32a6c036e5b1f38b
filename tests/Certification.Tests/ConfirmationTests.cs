using Platform.Certifications.Certificates;
using Platform.Certifications.Confirmations;
using Platform.Certifications.Criteria;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Tests;

/// <summary>The rules of a confirmation, without a database.</summary>
public sealed class ConfirmationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_answer_that_overtakes_the_submission_tells_both_in_order()
    {
        var confirmation = New();
        confirmation.Doubt(Now);

        var events = confirmation.Decide(Answer(confirmation, accepted: true), Now);

        Assert.Equal(1, Assert.IsType<ConfirmationSubmitted>(events[0]).Version);
        Assert.Equal(2, Assert.IsType<ConfirmationAccepted>(events[1]).Version);
        Assert.Equal((ConfirmationState.Accepted, "VN-1"), (confirmation.State, confirmation.Receipt));
        Assert.Null(confirmation.LookAt);
    }

    [Fact]
    public void The_first_final_state_stays()
    {
        var confirmation = New();
        confirmation.Taken(Now, Now);
        confirmation.Decide(Answer(confirmation, accepted: false), Now);

        Assert.Empty(confirmation.Decide(Answer(confirmation, accepted: true), Now));
        Assert.Null(confirmation.Expire(Now.AddYears(1)));
        Assert.Null(confirmation.Taken(Now, Now));
        confirmation.SendAgain(Now);
        confirmation.Doubt(Now);
        confirmation.LookAgain(Now);
        Assert.Equal((ConfirmationState.Rejected, 2L), (confirmation.State, confirmation.Version));
        Assert.Null(confirmation.LookAt);
    }

    [Fact]
    public void Sent_a_second_time_it_was_submitted_once()
    {
        var confirmation = New();
        Assert.NotNull(confirmation.Taken(Now, Now));
        confirmation.SendAgain(Now.AddDays(1));

        Assert.Null(confirmation.Taken(Now, Now.AddDays(1)));
        Assert.Equal((ConfirmationState.Submitted, Now), (confirmation.State, confirmation.SubmittedAt));
    }

    [Fact]
    public void It_expires_when_the_time_of_its_rule_is_over_and_not_before()
    {
        var confirmation = New();
        Assert.Null(confirmation.Expire(Now.AddYears(1)));
        confirmation.Taken(Now, Now);

        Assert.Null(confirmation.Expire(Now.AddDays(30).AddSeconds(-1)));
        var expired = confirmation.Expire(Now.AddDays(30));

        Assert.Equal((2, 3), (expired!.Version, expired.RuleVersion));
        Assert.Equal(ConfirmationState.Expired, confirmation.State);
    }

    [Fact]
    public void Only_what_was_not_sent_is_withdrawn()
    {
        var (pending, submitted) = (New(), New());
        submitted.Taken(Now, Now);

        Assert.Equal("certificate-not-valid", pending.Withdraw(Now)!.ReasonCode);
        Assert.Null(submitted.Withdraw(Now));
    }

    private static VNeIdAnswer Answer(Confirmation confirmation, bool accepted) =>
        new(confirmation.Id, accepted, "VN-1", accepted ? null : "identity-not-found", Now);

    private static Confirmation New()
    {
        var criterion = Criterion.Draft(Guid.CreateVersion7(), "vneid-basics", 1, new CriterionContent(
            CriterionKind.Course, ["vneid-basics"], "Giấy xác nhận", "Confirmation", "Ban Chỉ đạo", "self-study",
            RenewalRule.None, 30, NamesHolder: true, LegalSource: "", ValidityMonths: null));
        var earned = new Earned(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "attended", Now);
        var rule = new ConfirmationRule
        {
            CriterionCode = "vneid-basics",
            Version = 3,
            SubmitOnIssue = true,
            AnswerWithinDays = 30,
            ValidFrom = new DateOnly(2025, 4, 29),
            Source = "",
        };
        var ids = new CertificateIds("N", RandomIds.PublicId());
        return Confirmation.Of(Certificate.Earn(earned, criterion, ids, Now), rule, 1, "rule", Now);
    }
}
