using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Platform.Certifications.Criteria;

/// <summary>What a version of a criterion says: written as a draft, never changed once it is published.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Codes">Courses or programmes of which one will do, platforms of which one will do, or skills of which
/// all are needed. <c>vneid-basics</c></param>
/// <param name="Title">What it is called. <example>Giấy xác nhận hoàn thành khóa học “VNeID cơ bản”</example></param>
/// <param name="TitleEn">The same in English. <example>Confirmation of completion: VNeID basics</example></param>
/// <param name="Authority">In whose name it is issued where the province has registered no issuing authority.
/// <example>Ban Chỉ đạo phong trào “Bình dân học vụ số”</example></param>
/// <param name="LeastAssurance">Code of the lowest level that will do. <example>attended</example></param>
/// <param name="Renewal">How it is followed by another one.</param>
/// <param name="RenewalDays">How many days before its end that may be. <example>60</example></param>
/// <param name="NamesHolder">Whether the holder&apos;s name is part of the signed document.</param>
/// <param name="LegalSource">The decision it rests on. <example>Kế hoạch 01-KH/BCĐTW</example></param>
/// <param name="ValidityMonths">How long a certificate counts; absent where for ever. <example>24</example></param>
public sealed partial record CriterionContent(
    CriterionKind Kind,
    [Length(1, 30)] IReadOnlyList<string> Codes,
    [StringLength(300, MinimumLength = 5)] string Title,
    [StringLength(300, MinimumLength = 5)] string TitleEn,
    [StringLength(300, MinimumLength = 2)] string Authority,
    [RegularExpression("^[a-z]+(-[a-z]+)*$"), StringLength(32)] string LeastAssurance,
    RenewalRule Renewal,
    [Range(0, 365)] int RenewalDays,
    bool NamesHolder,
    [StringLength(500, MinimumLength = 2)] string LegalSource,
    [Range(1, 240)] int? ValidityMonths = null)
{
    private const int LongestCode = 128;

    /// <summary>What cannot be meant, as the code of a problem; null where nothing is wrong.</summary>
    internal string? Fault()
    {
        if (Codes.Any(code => code.Length > LongestCode || !CodeForm().IsMatch(code)))
            return "criterion-code-malformed";
        if (Codes.Distinct(StringComparer.Ordinal).Count() != Codes.Count)
            return "criterion-code-twice";
        string[] texts = [Title, TitleEn, Authority, LegalSource];
        if (texts.Any(text => string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)))
            return "criterion-text-unreadable";
        if (ValidityMonths is null && Renewal is not RenewalRule.None)
            return "criterion-renewal-without-end";
        return null;
    }

    /// <summary>Codes of courses, programmes and platforms, and skills with their framework.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9.@/-]*$")]
    private static partial Regex CodeForm();
}
