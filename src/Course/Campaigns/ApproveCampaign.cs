using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>Approves a campaign that somebody else planned; its roll-out list is what it is from now on.</summary>
internal static class ApproveCampaign
{
    /// <param name="DecisionNo">The decision. <example>Kế hoạch 45-KH/BTGDV</example></param>
    public sealed record Request([StringLength(100, MinimumLength = 1)] string DecisionNo);

    internal static async Task<Results<Ok<GetCampaign.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, HttpResponse response, ILogger<Campaign> logger, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is null)
            return TypedResults.NotFound();
        if (campaign.PlannedBy == user.Actor())
            return CampaignProblems.ApproverIsPlanner;
        if (!campaign.Approve(user.Actor(), request.DecisionNo))
            return CampaignProblems.StateInvalid;

        db.Expect(campaign, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        if (campaign.WholeArea)
            await ListEveryVillage(campaign, db, cancellationToken);
        CatalogueLog.CampaignMoved(logger, id, "approved");
        response.Headers.ETag = db.ETag(campaign);
        return TypedResults.Ok(await GetCampaign.Describe(campaign, scope, db, cancellationToken));
    }

    private static Task<int> ListEveryVillage(
        Campaign campaign, CourseDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into campaign_areas (id, campaign_id, area_id)
            select gen_random_uuid(), {campaign.Id}, id from areas
            where path @> array[{campaign.OwnerAreaId}] and level = 'village' and state = 'active'
            """,
            cancellationToken);
}
