using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Programmes;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>In which order those who wait are given a seat: by the first of its audiences they belong to.</summary>
/// <param name="Audiences">Codes of the audiences, the first served first.</param>
/// <param name="Version">Kept with whatever is decided by it.</param>
/// <param name="Source">The decision it comes from.</param>
internal sealed record SeatPolicy(IReadOnlyList<string> Audiences, int Version, string Source)
{
    private static readonly RuleKey<string[]> Default = new("seat-policy");

    /// <summary>That of the programme the course belongs to, else the one for all.</summary>
    internal static async Task<SeatPolicy> Of(
        Class joined, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var own = await db.SeatPolicyFor(joined.CourseId, joined.AreaId).AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (own is not null)
            return new SeatPolicy(own.Audiences, own.Version, own.Source);

        var rule = await db.RuleOf(Default, VietnamTime.DateOf(now), cancellationToken);
        return new SeatPolicy(rule.Value, rule.Version, rule.Source);
    }

    /// <returns>1 for whoever is served first; whom the policy does not name comes last.</returns>
    public int RankOf(IEnumerable<string> audiences)
    {
        var named = audiences.ToHashSet();
        return Audiences.TakeWhile(audience => !named.Contains(audience)).Count() + 1;
    }

    /// <returns>The audience that gives a rank; none where the policy does not name one.</returns>
    public string? AudienceOf(int rank) => rank <= Audiences.Count ? Audiences[rank - 1] : null;
}
