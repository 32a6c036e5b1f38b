namespace Platform.Certifications.Authorities;

/// <summary>A body in whose name a province issues, or issued, certificates.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="AreaId">The province.</param>
/// <param name="NameVi">What it is called. <example>Ban Chỉ đạo “Bình dân học vụ số” tỉnh Thái Nguyên</example></param>
/// <param name="NameEn">The same in English. <example>Steering Committee of Thái Nguyên province</example></param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">The day after the last: its own, or that of its province; absent while it goes on.</param>
/// <param name="LegalSource">The decision it rests on. <example>Quyết định 100/QĐ-UBND</example></param>
public sealed record AuthorityItem(
    Guid Id, Guid AreaId, string NameVi, string NameEn, DateOnly ValidFrom, DateOnly? ValidTo, string LegalSource)
{
    internal static AuthorityItem Of(IssuingAuthority authority, DateOnly? provinceEnded) => new(
        authority.Id, authority.AreaId, authority.NameVi, authority.NameEn, authority.ValidFrom,
        authority.ValidTo ?? provinceEnded, authority.LegalSource);
}
