using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>
/// Of those who were helped with something in a span of days, how many did the same thing alone within so many days
/// after it. Each person counts once for each thing; to say that the next time will go alone counts for nothing.
/// </summary>
internal static class GetConversion
{
    /// <param name="Days">Within how many days after help it counts.</param>
    /// <param name="Helped">People and things they were helped with.</param>
    /// <param name="Independent">Of these, done alone afterwards.</param>
    /// <param name="IndependentWitnessed">Of these, with better evidence than the person&apos;s own word.</param>
    /// <param name="Areas">The same for each unit below; under the unit itself what happened in none of them.</param>
    /// <param name="FollowUps">What people said when they were asked, by the days after which they were.</param>
    public sealed record Response(
        int Days, int Helped, int Independent, int IndependentWitnessed, IReadOnlyList<AreaItem> Areas,
        IReadOnlyList<FollowUpItem> FollowUps);

    /// <param name="AreaId">The unit.</param>
    /// <param name="Helped">People and things they were helped with.</param>
    /// <param name="Independent">Of these, done alone afterwards.</param>
    /// <param name="IndependentWitnessed">Of these, with better evidence than the person&apos;s own word.</param>
    public sealed record AreaItem(Guid AreaId, int Helped, int Independent, int IndependentWitnessed);

    /// <param name="Days">Days after the task was practised.</param>
    /// <param name="Asked">Questions sent.</param>
    /// <param name="Answered">Questions answered.</param>
    /// <param name="Alone">Answers that it goes alone.</param>
    public sealed record FollowUpItem(int Days, int Asked, int Answered, int Alone);

    /// <param name="areaId">A unit of the token&apos;s area; that area where none is named.</param>
    /// <param name="days">Another span than that of the rule in force.</param>
    /// <param name="from">First day of help.</param>
    /// <param name="to">Last day of help.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, [Range(1, 366)] int? days, DateOnly? from, DateOnly? to, AreaScope scope, CourseDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var unit = await db.Areas.AsNoTracking()
            .Where(area => area.Id == (areaId ?? scope.AreaId) && area.Path.Contains(scope.AreaId))
            .SingleOrDefaultAsync(cancellationToken);
        if (unit is null)
            return CourseProblems.UnknownArea;

        var within = days ?? (await db.PracticeRules.InForce(time.GetUtcNow(), cancellationToken)).ConversionDays;
        var (first, last) = (from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue);
        var areas = await db.Conversion(unit, within, first, last, cancellationToken);
        var followUps = await db.FollowUps.AsNoTracking().Within(new AreaScope(unit.Id), db.Areas)
            .Where(followUp => followUp.State == FollowUpState.Asked || followUp.State == FollowUpState.Answered)
            .Where(followUp => followUp.DueOn >= first && followUp.DueOn <= last)
            .GroupBy(followUp => followUp.Days)
            .OrderBy(group => group.Key)
            .Select(group => new FollowUpItem(
                group.Key, group.Count(), group.Count(one => one.State == FollowUpState.Answered),
                group.Count(one => one.Answer == FollowUpAnswer.Alone)))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            within, areas.Sum(area => area.Helped), areas.Sum(area => area.Independent),
            areas.Sum(area => area.IndependentWitnessed), areas, followUps));
    }
}
