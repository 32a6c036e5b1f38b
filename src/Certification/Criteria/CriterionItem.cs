namespace Platform.Certifications.Criteria;

/// <summary>A version of a criterion.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Code">Stable code of the criterion. <example>vneid-basics</example></param>
/// <param name="Version">Number of the version, from 1.</param>
/// <param name="PublishedAt">Since when certificates are issued by it; absent for a draft.</param>
/// <param name="Content">What it says.</param>
public sealed record CriterionItem(
    Guid Id, string Code, int Version, DateTimeOffset? PublishedAt, CriterionContent Content)
{
    internal static CriterionItem Of(Criterion criterion) => new(
        criterion.Id, criterion.Code, criterion.Version, criterion.PublishedAt, criterion.Content);
}
