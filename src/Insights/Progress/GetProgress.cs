using System.ComponentModel.DataAnnotations;
using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Insights.Areas;
using Platform.ServiceDefaults;

namespace Platform.Insights.Progress;

/// <summary>
/// How far the people of an area came. Each person counts once in the total. Parts by area add up to the total; parts
/// by audience are tags a person may hold several of, so they may add up to more, and <c>overlap</c> says by how much
/// (9,150 trainees stay 9,150).
/// </summary>
internal static class GetProgress
{
    /// <param name="AsOf">When the figures were read, UTC.</param>
    /// <param name="JournalPosition">Newest entry of the journal that the figures may contain.</param>
    /// <param name="Total">Every person once.</param>
    /// <param name="Parts">Present where a grouping was asked for; areas without anybody are listed with zeros.</param>
    /// <param name="Overlap">Present with the parts.</param>
    public sealed record Response(
        Guid AreaId, string Name, DateTimeOffset AsOf, long JournalPosition, Figures Total,
        IReadOnlyList<Part>? Parts = null, Overlap? Overlap = null);

    public sealed record Figures(
        int Learners, int PeopleWithCompletion, int CertificatesValid, int PeopleWithCertificate, int NoticesDelivered)
    {
        internal static Figures None { get; } = new(0, 0, 0, 0, 0);

        internal static Figures Sum(Figures one, Figures other) => new(
            one.Learners + other.Learners, one.PeopleWithCompletion + other.PeopleWithCompletion,
            one.CertificatesValid + other.CertificatesValid, one.PeopleWithCertificate + other.PeopleWithCertificate,
            one.NoticesDelivered + other.NoticesDelivered);
    }

    /// <param name="Figures">Every person of the part once.</param>
    /// <param name="Audience">Code of the audience, when grouped by audience.</param>
    /// <param name="AreaId">The area; absent for people whose village is unknown or who wait for a decision.</param>
    /// <param name="Name">Name of the area.</param>
    public sealed record Part(Figures Figures, string? Audience = null, Guid? AreaId = null, string? Name = null);

    /// <param name="SumOfParts">Learners of all parts added up.</param>
    /// <param name="PeopleInSeveralParts">People whom that sum counts more than once.</param>
    public sealed record Overlap(int SumOfParts, int PeopleInSeveralParts);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid? areaId, [AllowedValues(null, "audience", "commune", "village")] string? groupBy, AreaScope scope,
        InsightsDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        // One snapshot for all queries: total, parts and position must speak of the same moment.
        await using var snapshot =
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var area = await db.Areas.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(area => area.AreaId == (areaId ?? scope.AreaId), cancellationToken);
        if (area is null)
            return TypedResults.NotFound();

        if (!Fits(groupBy, area.Level))
            return GroupingNotAvailable;

        var people = db.People.Where(person => person.Path.Contains(area.AreaId));
        var total = await people.Count(cancellationToken);
        var parts = groupBy switch
        {
            null => null,
            "audience" => await people.CountByAudience(cancellationToken),
            _ => await people.CountByArea(db, area, groupBy, cancellationToken),
        };
        var inSeveral = groupBy is "audience"
            ? await people.CountAsync(person => person.Audiences.Length > 1, cancellationToken)
            : 0;

        return TypedResults.Ok(new Response(
            area.AreaId, area.Name, time.GetUtcNow(),
            await db.Journal.MaxAsync(entry => (long?)entry.Position, cancellationToken) ?? 0,
            total, parts,
            parts is null ? null : new Overlap(parts.Sum(part => part.Figures.Learners), inSeveral)));
    }

    internal static ProblemHttpResult GroupingNotAvailable => Problems.BadRequest(
        "grouping-not-available",
        "Nhóm theo xã, phường dùng cho tỉnh; nhóm theo thôn, tổ dân phố dùng cho xã, phường.",
        "Group a province by commune and a commune by village.");

    internal static bool Fits(string? groupBy, string level) => groupBy switch
    {
        "commune" => level is "province" or "commune",
        "village" => level is "commune" or "village",
        _ => true,
    };
}
