using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Tests;

/// <summary>The life of a certificate on its own, whatever is tried in whatever order.</summary>
public sealed class CertificateLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddMonths(13);
    private static readonly Decision Officer = new("other", "Theo biên bản kiểm tra.", "officer");

    private static readonly Criterion Criterion = Criterion.Draft(
        Guid.NewGuid(), "vneid-basics", 3,
        new CriterionContent(
            CriterionKind.Course, ["vneid-basics"], "Giấy xác nhận", "Confirmation", "Ban Chỉ đạo", "attended",
            RenewalRule.OnRequest, 60, false, "Kế hoạch 01", 12));

    [Theory]
    [InlineData(CertificateStatus.Pending, "issue revoke")]
    [InlineData(CertificateStatus.Valid, "suspend replace expire revoke")]
    [InlineData(CertificateStatus.Suspended, "reinstate expire revoke")]
    [InlineData(CertificateStatus.Expired, "revoke")]
    [InlineData(CertificateStatus.Superseded, "")]
    [InlineData(CertificateStatus.Revoked, "")]
    public void From_each_state_leads_only_what_may_lead_on(CertificateStatus from, string allowed)
    {
        string[] every = ["issue", "suspend", "reinstate", "replace", "expire", "revoke"];

        foreach (var step in every)
        {
            var certificate = In(from);
            var (version, steps) = (certificate.Version, certificate.Changes.Count);
            var told = Try(step, certificate);

            var may = allowed.Split(' ').Contains(step);
            Assert.True(may == (told is not null), $"{step} from {from}");
            Assert.Equal(may ? version + 1 : version, certificate.Version);
            Assert.Equal(may ? steps + 1 : steps, certificate.Changes.Count);
            if (!may)
                Assert.Equal(from, certificate.Status);
        }
    }

    [Fact]
    public void Whatever_is_tried_a_final_state_is_left_only_by_being_found_wrong()
    {
        string[] every = ["issue", "suspend", "reinstate", "replace", "expire", "revoke"];
        for (var seed = 0; seed < 2_000; seed++)
        {
            var (random, certificate) = (new Random(seed), New());
            CertificateStatus? final = null;
            for (var step = 0; step < 20; step++)
            {
                Try(every[random.Next(every.Length)], certificate);
                if (final is { } ended)
                {
                    Assert.True(
                        certificate.Status == ended
                        || (ended, certificate.Status) == (CertificateStatus.Expired, CertificateStatus.Revoked));
                }

                final = certificate.IsFinal ? certificate.Status : final;
            }

            Assert.Equal(
                Enumerable.Range(1, certificate.Changes.Count).Select(number => (long)number),
                certificate.Changes.Select(change => change.Sequence));
        }
    }

    [Fact]
    public void A_suspended_certificate_whose_time_is_over_is_not_reinstated()
    {
        var certificate = In(CertificateStatus.Suspended);

        Assert.Null(certificate.Reinstate(Officer, Later));
        Assert.NotNull(certificate.Expire(Later));
    }

    [Fact]
    public void A_correction_bears_the_next_issue_number_and_ends_no_later()
    {
        var wrong = In(CertificateStatus.Valid);

        var right = wrong.Correct(new CertificateIds("N-2", "p-2"), Now.AddDays(40));

        Assert.Equal(
            (wrong.Id, 2, 1, wrong.ValidUntil, CertificateStatus.Pending),
            (right.PredecessorId, right.IssueNo, right.Cycle, right.ValidUntil, right.Status));
        Assert.Equal(right.Id, wrong.Replace(right, Officer, Now)!.ReplacedById);
        Assert.Equal(wrong.Id, right.Issue(Now)!.ReplacesId);
    }

    [Fact]
    public void Whoever_renews_early_loses_no_days()
    {
        var last = In(CertificateStatus.Valid);
        var earned = new Earned(Guid.NewGuid(), last.LearnerId, last.AreaId, "attended", Now);

        var next = Certificate.Earn(
            earned, Criterion, new CertificateIds("N-2", "p-2"), last.ValidUntil!.Value.AddDays(-30), last);

        Assert.Equal((2, 1, last.Id), (next.Cycle, next.IssueNo, next.PredecessorId));
        Assert.Equal(new DateTimeOffset(2028, 2, 29, 17, 0, 0, TimeSpan.Zero), next.ValidUntil); // 1 March 2028 here
        Assert.Null(next.Issue(Now)!.ReplacesId);
    }

    private static object? Try(string step, Certificate certificate) => step switch
    {
        "issue" => certificate.Issue(Now),
        "suspend" => certificate.Suspend(Officer, Now),
        "reinstate" => certificate.Reinstate(Officer, Now),
        "replace" => certificate.Replace(New(), Officer, Now),
        "expire" => certificate.Expire(Later),
        _ => certificate.Revoke(Officer, Now),
    };

    private static Certificate In(CertificateStatus status)
    {
        var certificate = New();
        string[] steps = status switch
        {
            CertificateStatus.Pending => [],
            CertificateStatus.Valid => ["issue"],
            CertificateStatus.Suspended => ["issue", "suspend"],
            CertificateStatus.Expired => ["issue", "expire"],
            CertificateStatus.Superseded => ["issue", "replace"],
            _ => ["issue", "revoke"],
        };
        Assert.All(steps, step => Assert.NotNull(Try(step, certificate)));
        Assert.Equal(status, certificate.Status);
        return certificate;
    }

    private static Certificate New() => Certificate.Earn(
        new Earned(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "attended", Now), Criterion,
        new CertificateIds("N-1", "p-1"), Now);
}
