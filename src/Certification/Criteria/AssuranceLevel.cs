using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Criteria;

/// <summary>How sure one may be that the holder did it. Data, because a decision may add a level in between.</summary>
internal sealed class AssuranceLevel
{
    public required string Code { get; init; }

    /// <summary>The higher, the surer.</summary>
    public required int Rank { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Kinds of evidence for a skill that are worth this much.</summary>
    public required string[] SkillEvidence { get; init; }

    /// <summary>Where the order comes from, and whether somebody checked it there.</summary>
    public required string Source { get; init; }
}

/// <summary>The levels, compared. One that nobody defined is worth nothing.</summary>
internal sealed class AssuranceScale(IReadOnlyList<AssuranceLevel> levels)
{
    internal static async Task<AssuranceScale> Load(
        CertificationDbContext db, CancellationToken cancellationToken) =>
        new(await db.AssuranceLevels.AsNoTracking().ToListAsync(cancellationToken));

    internal bool Satisfies(string level, string least) => Rank(level) >= Rank(least) && Rank(level) > 0;

    /// <summary>The weakest of several pieces: a chain holds no more than that.</summary>
    internal string Lowest(IEnumerable<string> of) => of.MinBy(Rank)!;

    internal string Highest(IEnumerable<string> of) => of.MaxBy(Rank)!;

    /// <summary>What evidence for a skill is worth; null where nobody said.</summary>
    internal string? OfSkillEvidence(string evidence) => levels
        .Where(level => level.SkillEvidence.Contains(evidence)).MaxBy(level => level.Rank)?.Code;

    private int Rank(string code) => levels.FirstOrDefault(level => level.Code == code)?.Rank ?? 0;
}
