using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>A campaign, and how many villages of the scope have launched.</summary>
internal static class GetCampaign
{
    /// <param name="Campaign">The campaign.</param>
    /// <param name="Villages">Villages of the scope on its list. <example>148</example></param>
    /// <param name="Launched">Those that have launched. <example>143</example></param>
    /// <param name="NotLaunched">Those that have not. <example>5</example></param>
    public sealed record Response(CampaignItem Campaign, int Villages, int Launched, int NotLaunched);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var campaign = await db.Campaigns.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken);
        if (campaign is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(campaign.RowVersion);
        return TypedResults.Ok(await Describe(campaign, scope, db, cancellationToken));
    }

    internal static async Task<Response> Describe(
        Campaign c, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var villages = db.CampaignAreas.Within(scope, db.Areas).Where(area => area.CampaignId == c.Id);
        var all = await villages.CountAsync(cancellationToken);
        var launched = await villages.CountAsync(area => area.LaunchedOn != null, cancellationToken);
        return new Response(
            new CampaignItem(
                c.Id, c.OwnerAreaId!.Value, c.NameVi, c.NameEn, c.StartsOn, c.EndsOn, c.FixedDay, c.State, c.DecisionNo,
                c.ExpectedParticipants),
            all, launched, all - launched);
    }
}
