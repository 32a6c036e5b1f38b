namespace Platform.Certifications.Criteria;

/// <summary>
/// What completing a course earns. A version that certificates name is never edited: another wording is another
/// version.
/// </summary>
internal sealed class Criterion
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required int Version { get; init; }

    public required string CourseCode { get; init; }

    public required string Title { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>The body in whose name the certificate is issued.</summary>
    public required string Authority { get; init; }
}
