using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>Begins an approved campaign on a day of its window: from now on its villages launch.</summary>
internal static class LaunchCampaign
{
    internal static async Task<Results<Ok<GetCampaign.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Campaign> logger, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var areas = await db.CampaignAreas.CountAsync(area => area.CampaignId == id, cancellationToken);
        if (campaign.Launch(areas, now) is not { } launched)
            return CampaignProblems.StateInvalid;
        if (!campaign.Covers(VietnamTime.DateOf(now)))
            return CampaignProblems.OutsideWindow;

        db.Expect(campaign, ifMatch);
        db.AddEvent(launched);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.CampaignMoved(logger, id, "launched");
        response.Headers.ETag = db.ETag(campaign);
        return TypedResults.Ok(await GetCampaign.Describe(campaign, scope, db, cancellationToken));
    }
}
