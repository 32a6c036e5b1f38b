using System.ComponentModel.DataAnnotations;

namespace Platform.Learners.Consents;

/// <param name="TitleVi">What the data is used for, as people read it.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="LegalBasis">By what right.</param>
/// <param name="LegalReference">Where the law or the plan says so.</param>
/// <param name="IsSensitive">Its notices must call the data sensitive.</param>
/// <param name="AllowsObjection">Needs no consent, and still ends when the person says so.</param>
/// <param name="RetentionMonths">How long the data is kept.</param>
/// <param name="Reason">Why it is entered or changed; stays in the register.</param>
public sealed record PurposeBody(
    [StringLength(200, MinimumLength = 5)] string TitleVi,
    [StringLength(200, MinimumLength = 5)] string TitleEn,
    LegalBasis LegalBasis,
    [StringLength(200, MinimumLength = 3)] string LegalReference,
    bool IsSensitive,
    bool AllowsObjection,
    [Range(1, 1_200)] int RetentionMonths,
    [StringLength(500, MinimumLength = 5)] string Reason)
{
    internal PurposeTerms Terms => new(
        VietnameseText.Clean(TitleVi), VietnameseText.Clean(TitleEn), LegalBasis,
        VietnameseText.Clean(LegalReference), IsSensitive, AllowsObjection, RetentionMonths);
}
