using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

/// <summary>
/// One version of a criterion: what a learner has to have done, and what is certified then. A draft may be rewritten; a
/// version that was published never is: certificates name it. Another wording is another version.
/// </summary>
internal sealed class Criterion
{
    private Criterion()
    {
    }

    public Guid Id { get; private init; }

    public string Code { get; private init; } = "";

    public int Version { get; private init; }

    public CriterionKind Kind { get; private set; }

    /// <summary>What it looks for; for skills all of them, else one of them.</summary>
    public string[] Codes { get; private set; } = [];

    public string Title { get; private set; } = "";

    public string TitleEn { get; private set; } = "";

    /// <summary>In whose name a certificate is issued where the province has registered no authority.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Code of the lowest assurance level that will do.</summary>
    public string LeastAssurance { get; private set; } = "";

    /// <summary>How long a certificate counts; for ever where absent.</summary>
    public int? ValidityMonths { get; private set; }

    public RenewalRule Renewal { get; private set; }

    /// <summary>How many days before its end a certificate may be renewed.</summary>
    public int RenewalDays { get; private set; }

    /// <summary>Whether the holder&apos;s name is part of the signed document.</summary>
    public bool NamesHolder { get; private set; }

    /// <summary>The decision it rests on.</summary>
    public string LegalSource { get; private set; } = "";

    public DateTimeOffset? PublishedAt { get; private set; }

    public string? PublishedBy { get; private set; }

    public uint RowVersion { get; private set; }

    public CriterionContent Content => new(
        Kind, Codes, Title, TitleEn, Authority, LeastAssurance, Renewal, RenewalDays, NamesHolder, LegalSource,
        ValidityMonths);

    public static Criterion Draft(Guid id, string code, int version, CriterionContent content)
    {
        var draft = new Criterion { Id = id, Code = code, Version = version };
        draft.Write(content);
        return draft;
    }

    /// <returns>False where it was published: nothing is changed.</returns>
    public bool Revise(CriterionContent content)
    {
        if (PublishedAt is not null)
            return false;
        Write(content);
        return true;
    }

    /// <returns>False where that was done before.</returns>
    public bool Publish(string by, DateTimeOffset now)
    {
        if (PublishedAt is not null)
            return false;
        (PublishedAt, PublishedBy) = (now, by);
        return true;
    }

    /// <summary>First moment at which a certificate of that day no longer counts: the start of a day here.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset validFrom) => ValidityMonths is { } months
        ? VietnamTime.At(VietnamTime.DateOf(validFrom).AddMonths(months), TimeOnly.MinValue)
        : null;

    private void Write(CriterionContent content)
    {
        (Kind, Codes) = (content.Kind, [.. content.Codes]);
        (Title, TitleEn, Authority) = (content.Title, content.TitleEn, content.Authority);
        (LeastAssurance, ValidityMonths) = (content.LeastAssurance, content.ValidityMonths);
        (Renewal, RenewalDays) = (content.Renewal, content.RenewalDays);
        (NamesHolder, LegalSource) = (content.NamesHolder, content.LegalSource);
    }
}

internal static class CriterionQueries
{
    /// <summary>Of each criterion the version that was published last.</summary>
    internal static IQueryable<Criterion> InForce(this IQueryable<Criterion> criteria) => criteria
        .Where(c => c.PublishedAt != null
            && !criteria.Any(newer => newer.Code == c.Code && newer.Version > c.Version && newer.PublishedAt != null));
}
