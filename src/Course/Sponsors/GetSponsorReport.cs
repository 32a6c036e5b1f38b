using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Enrolments;
using Platform.Courses.Learners;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sponsors;

/// <summary>
/// What became of the people an organisation sent to classes: figures per course, none from which one person's result
/// could be read.
/// </summary>
internal static class GetSponsorReport
{
    private static readonly RuleKey<int> SmallestCell = new("smallest-cell");

    /// <param name="SmallestCell">Fewer people than that are not shown.</param>
    /// <param name="RuleVersion">Version of the rule <c>smallest-cell</c>.</param>
    /// <param name="Items">One row a course.</param>
    public sealed record Response(int SmallestCell, int RuleVersion, IReadOnlyList<Item> Items);

    /// <param name="CourseId">The course.</param>
    /// <param name="Enrolled">People with a seat; absent where too few.</param>
    /// <param name="Attended">How many of them came; absent where too few came, or did not.</param>
    /// <param name="Completed">How many of them completed it; absent where too few did, or did not.</param>
    public sealed record Item(Guid CourseId, int? Enrolled, int? Attended, int? Completed);

    private sealed record Seat(Guid ClassId, Guid CourseId, Guid LearnerId);

    internal static async Task<Ok<Response>> Handle(
        OrganisationScope sponsor, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var rule = await db.RuleOf(SmallestCell, VietnamTime.Today(time), cancellationToken);
        var seats = await db.Enrolments.Seated().Where(row => row.SponsorId == sponsor.OrganisationId)
            .Join(db.Classes, row => row.ClassId, c => c.Id, (row, c) => new Seat(c.Id, c.CourseId, row.LearnerId))
            .ToListAsync(cancellationToken);
        var persons = await db.Persons([.. seats.Select(seat => seat.LearnerId).Distinct()], cancellationToken);
        Guid[] ids = [.. persons.Values.SelectMany(person => person.Ids).Distinct()];
        Guid[] classIds = [.. seats.Select(seat => seat.ClassId).Distinct()];
        Guid[] courseIds = [.. seats.Select(seat => seat.CourseId).Distinct()];
        var came = (await db.Attendances
            .Where(row => classIds.Contains(row.ClassId) && ids.Contains(row.LearnerId))
            .Select(row => new { row.ClassId, row.LearnerId }).ToListAsync(cancellationToken))
            .Select(row => (row.ClassId, row.LearnerId)).ToHashSet();
        var done = (await db.Completions
            .Where(row => courseIds.Contains(row.CourseId) && ids.Contains(row.LearnerId))
            .Select(row => new { row.CourseId, row.LearnerId }).ToListAsync(cancellationToken))
            .Select(row => (row.CourseId, row.LearnerId)).ToHashSet();

        var items = seats.GroupBy(seat => seat.CourseId).OrderBy(course => course.Key).Select(course =>
        {
            var enrolled = Count(course);
            return new Item(
                course.Key,
                Shown(enrolled, enrolled),
                Shown(Count(course.Where(seat => Any(seat, id => came.Contains((seat.ClassId, id))))), enrolled),
                Shown(Count(course.Where(seat => Any(seat, id => done.Contains((seat.CourseId, id))))), enrolled));
        });
        return TypedResults.Ok(new Response(rule.Value, rule.Version, [.. items]));

        int Count(IEnumerable<Seat> some) => some.Select(seat => persons[seat.LearnerId].Id).Distinct().Count();

        bool Any(Seat seat, Func<Guid, bool> test) => persons[seat.LearnerId].Ids.Any(test);

        // The rest says as much as the figure: 19 of 20 tells of one who did not.
        int? Shown(int count, int all) => TooFew(all) || TooFew(count) || TooFew(all - count) ? null : count;

        bool TooFew(int count) => count > 0 && count < rule.Value;
    }
}
