using System.Globalization;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Tests;

public sealed class CertificateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Criterion Criterion = CriterionSeed.Read()[0];

    [Fact]
    public void Issuing_makes_it_valid_and_says_so_once()
    {
        var certificate = Earned();

        var issued = certificate.Issue(Now);

        Assert.Equal(
            new CertificateIssued
            {
                CertificateId = certificate.Id,
                Version = 1,
                OccurredAt = Now,
                LearnerId = certificate.LearnerId,
                AreaId = certificate.AreaId,
                CompletionId = certificate.CompletionId,
                CriterionCode = "vneid-basics",
                CriterionVersion = 1,
                Number = "BDHVS-19-2026-0123456789",
                PublicId = "public",
                Title = Criterion.Title,
                Cycle = 1,
            },
            issued);
        Assert.Equal(CertificateStatus.Valid, certificate.Status);
        Assert.Null(certificate.Issue(Now));
    }

    [Fact]
    public void Revoking_twice_revokes_once()
    {
        var certificate = Earned();
        certificate.Issue(Now);

        var revoked = certificate.Revoke(new Decision("fraud", "Bài kiểm tra do người khác làm hộ.", "officer"), Now);

        Assert.Equal(
            new CertificateRevoked
            {
                CertificateId = certificate.Id,
                Version = 2,
                OccurredAt = Now,
                LearnerId = certificate.LearnerId,
                AreaId = certificate.AreaId,
                ReasonCode = "fraud",
            },
            revoked);
        Assert.Null(certificate.Revoke(new Decision("other", "Lý do khác hẳn.", "officer"), Now));
        Assert.Equal("fraud", certificate.RevocationCode);
    }

    [Fact]
    public void What_was_revoked_before_it_was_signed_is_never_issued()
    {
        var certificate = Earned();

        Assert.NotNull(certificate.Revoke(new Decision("issued-in-error", null, "officer"), Now));
        Assert.Null(certificate.Issue(Now));
        Assert.Equal(CertificateStatus.Revoked, certificate.Status);
    }

    [Theory]
    [InlineData("2026-12-31T16:59:59Z", "BDHVS-19-2026-")]
    [InlineData("2026-12-31T17:00:00Z", "BDHVS-19-2027-")]
    public void A_number_carries_the_year_of_its_reader(string time, string start) =>
        Assert.Matches($"^{start}[0-9A-HJKMNP-TV-Z]{{10}}$", RandomIds.Number("BDHVS-19", At(time)));

    [Fact]
    public void A_public_id_carries_130_random_bits_and_is_recognised()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => RandomIds.PublicId()).ToHashSet();

        Assert.Equal(1_000, ids.Count);
        Assert.All(ids, id => Assert.Matches("^[0-9a-hjkmnp-tv-z]{26}$", id));
        Assert.All(ids, id => Assert.True(RandomIds.IsPublicId(id)));
    }

    [Theory]
    [InlineData("Nguyễn Thị Hoa", nameof(HolderNamePolicy.Masked), "Nguyễn *** Hoa")]
    [InlineData("Nguyễn Thị Hồng Hoa", nameof(HolderNamePolicy.Masked), "Nguyễn *** Hoa")]
    [InlineData("Lý Hoa", nameof(HolderNamePolicy.Masked), "Lý H.")]
    [InlineData("Đặng", nameof(HolderNamePolicy.Masked), "Đ.")]
    [InlineData("Nguyễn Thị Hoa", nameof(HolderNamePolicy.Initials), "N. T. H.")]
    [InlineData("Nguyễn Thị Hoa", nameof(HolderNamePolicy.Full), "Nguyễn Thị Hoa")]
    public void A_stranger_sees_as_much_of_the_name_as_the_policy_allows(string name, string policy, string seen) =>
        Assert.Equal(seen, HolderName.Show(name, Enum.Parse<HolderNamePolicy>(policy)));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private static Certificate Earned() => Certificate.Earn(
        new Earned(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "attended", Now),
        Criterion, new CertificateIds("BDHVS-19-2026-0123456789", "public"), Now);
}
