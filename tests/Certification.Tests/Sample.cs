using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Tests;

/// <summary>Credentials of many contents, signed as the service signs them.</summary>
internal static class Sample
{
    private static readonly string[] Titles =
    [
        "Giấy xác nhận hoàn thành khóa học “Sử dụng VNeID cơ bản”", "Chứng nhận \"kỹ năng số\" \\ mức 2",
        "Người hướng dẫn 🌾👩🏽‍🌾", "Lớp học cho đồng bào Tày – Nùng, Dao & Mông",
    ];

    internal static OpenBadge Badge(int seed) => new(
        PublicId: RandomIds.PublicId(),
        Number: $"BDHVS-19-2026-{seed:D10}",
        Title: Titles[seed % Titles.Length],
        TitleEn: $"Confirmation no. {seed}",
        Criterion: seed % 2 == 0 ? "vneid-basics" : "scam-avoidance",
        CriterionVersion: 1 + (seed % 3),
        Assurance: seed % 2 == 0 ? "attended" : "proctored",
        IssuerKey: PublicAddress.Platform,
        Issuer: "Ban Chỉ đạo phong trào “Bình dân học vụ số” tỉnh Thái Nguyên",
        UnitId: Guid.Parse("0199f3c0-0000-7000-8000-00000000000a"),
        Unit: "Phường Đức Xuân",
        Subject: SignedContent.SubjectOf("Nguyễn Thị Hoa", BitConverter.GetBytes(seed)),
        ValidFrom: new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddHours(seed),
        ValidUntil: seed % 3 == 0 ? null : new DateTimeOffset(2031, 3, 1, 0, 0, 0, TimeSpan.Zero),
        Status: new StatusEntry
        {
            CertificateId = Guid.Empty,
            Issuer = PublicAddress.Platform,
            ListNo = 1,
            Index = seed * 977 % 131_072,
        },
        HolderName: seed % 5 == 0 ? "Nguyễn Thị Hoa" : null);

    internal static async Task<Issuance> Issue(IssuerKeys keys, OpenBadge badge, DateTimeOffset? signedAt = null)
    {
        var (document, now) = (badge.Write(keys.At), signedAt ?? DateTimeOffset.UtcNow);
        var (proof, token) = keys.PairOf(badge.IssuerKey, now)!.Value;
        var created = badge.ValidFrom.AddSeconds(5);
        var signed = await new CredentialSigner(keys).Sign(document, proof, token, created, default);
        return Of(signed.Credential, signed.Token, now);
    }

    internal static Issuance Of(string credential, string token, DateTimeOffset? signedAt = null) => new()
    {
        CertificateId = Guid.Empty,
        IssueNo = 1,
        KeyId = "",
        SignedAt = signedAt ?? DateTimeOffset.UtcNow,
        Artefact = token,
        Credential = credential,
    };
}
