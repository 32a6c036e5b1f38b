using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>
/// Whether the classes planned for the days of a campaign have room for those who are to come. To be asked before it is
/// approved, while classes can still be opened.
/// </summary>
internal static class GetCapacity
{
    /// <param name="Classes">Classes of the unit in the window. <example>40</example></param>
    /// <param name="Seats">Their seats. <example>1200</example></param>
    /// <param name="SeatsFree">Those nobody has taken. <example>800</example></param>
    /// <param name="ExpectedParticipants">How many people are to come. <example>1000</example></param>
    /// <param name="Missing">Seats that are missing for them. <example>200</example></param>
    public sealed record Response(int Classes, int Seats, int SeatsFree, int? ExpectedParticipants, int? Missing);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is null)
            return TypedResults.NotFound();

        var from = VietnamTime.At(campaign.StartsOn, TimeOnly.MinValue);
        var until = VietnamTime.At(campaign.EndsOn.AddDays(1), TimeOnly.MinValue);
        var planned = await db.Classes.Within(new AreaScope(campaign.OwnerAreaId!.Value), db.Areas)
            .Where(held => held.StartsAt >= from && held.StartsAt < until && held.Status == ClassStatus.Scheduled)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Classes = all.Count(),
                Seats = all.Sum(held => held.Capacity),
                Taken = all.Sum(held => held.SeatsTaken),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var (seats, free) = (planned?.Seats ?? 0, (planned?.Seats ?? 0) - (planned?.Taken ?? 0));
        int? missing = campaign.ExpectedParticipants is { } expected ? Math.Max(0, expected - free) : null;
        return TypedResults.Ok(new Response(
            planned?.Classes ?? 0, seats, free, campaign.ExpectedParticipants, missing));
    }
}
