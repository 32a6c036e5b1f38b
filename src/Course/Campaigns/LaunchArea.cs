using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>
/// A village reports its launch. The first report counts; the others are answered with it, so a report may be sent
/// again by anybody, at any time, with any key.
/// </summary>
internal static class LaunchArea
{
    /// <param name="AreaId">The village.</param>
    /// <param name="LaunchedOn">The day in Vietnam; today where none is named.</param>
    /// <param name="Participants">How many came; nothing where nobody counted. <example>62</example></param>
    public sealed record Request(
        Guid AreaId, DateOnly? LaunchedOn = null, [Range(0, 1_000_000)] int? Participants = null);

    /// <param name="Id">Identity of the village's line in the list.</param>
    /// <param name="AreaId">The village.</param>
    /// <param name="LaunchedOn">The day in Vietnam.</param>
    /// <param name="Participants">How many came. <example>62</example></param>
    public sealed record Response(Guid Id, Guid AreaId, DateOnly LaunchedOn, int? Participants);

    internal static async Task<Results<Created<Response>, Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, TimeProvider time,
        ILogger<Campaign> logger, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is null)
            return TypedResults.NotFound();
        if (campaign.State is not CampaignState.Launched)
            return CampaignProblems.StateInvalid;

        var now = time.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        var day = request.LaunchedOn ?? today;
        if (day > today || !campaign.Covers(day))
            return CampaignProblems.OutsideWindow;

        var village = await db.CampaignAreas.Locked(id, request.AreaId).Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (village is null)
            return CampaignProblems.NotOnList;
        if (village.Launch(day, request.Participants, user.Actor(), now) is not { } launched)
            return TypedResults.Ok(Describe(village));

        db.AddEvent(launched);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.AreaLaunched(logger, village.AreaId, id);
        return TypedResults.Created((string?)null, Describe(village));
    }

    private static Response Describe(CampaignArea village) =>
        new(village.Id, village.AreaId, village.LaunchedOn!.Value, village.Participants);
}
