using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>Plans a campaign in the villages named, or in every village the unit has when it is approved.</summary>
internal static class PlanCampaign
{
    private const int LongestDays = 366, DaysBack = 366, DaysAhead = 1096;

    /// <param name="NameVi">Vietnamese name. <example>Đợt cao điểm tháng 4</example></param>
    /// <param name="NameEn">English name. <example>April campaign</example></param>
    /// <param name="StartsOn">First day.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="AreaId">The unit; that of the token where none is named.</param>
    /// <param name="FixedDay">The day it is about. <example>national-digital-transformation-day</example></param>
    /// <param name="VillageIds">The villages; all of the unit where none are named.</param>
    /// <param name="ExpectedParticipants">How many people are to come. <example>5000</example></param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string NameVi,
        [StringLength(200, MinimumLength = 1)] string NameEn,
        DateOnly StartsOn,
        DateOnly EndsOn,
        Guid? AreaId = null,
        [StringLength(64, MinimumLength = 1)] string? FixedDay = null,
        [Length(1, 5_000)] Guid[]? VillageIds = null,
        [Range(1, 100_000_000)] int? ExpectedParticipants = null);

    /// <param name="Id">Identity of the campaign.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Campaign> logger, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!IsWindow(request, VietnamTime.DateOf(now)))
            return CampaignProblems.WindowInvalid;

        var areaId = request.AreaId ?? scope.AreaId;
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken))
            return CourseProblems.UnknownArea;
        if (await FixedDayRefusal(request, db, cancellationToken) is { } refusal)
            return refusal;

        var villages = request.VillageIds?.Distinct().ToArray() ?? [];
        var found = await db.Areas.CountAsync(
            area => villages.Contains(area.Id) && area.Path.Contains(areaId)
                && area.Level == "village" && area.State == "active",
            cancellationToken);
        if (found != villages.Length)
            return CampaignProblems.NotVillages;

        var campaign = Campaign.Plan(request, areaId, user.Actor(), now);
        db.Campaigns.Add(campaign);
        db.CampaignAreas.AddRange(villages.Select(village => new CampaignArea
        {
            Id = Guid.CreateVersion7(now),
            CampaignId = campaign.Id,
            AreaId = village,
        }));
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.CampaignPlanned(logger, campaign.Id);
        response.Headers.ETag = db.ETag(campaign);
        return TypedResults.Created($"campaigns/{campaign.Id}", new Response(campaign.Id));
    }

    private static bool IsWindow(Request request, DateOnly today) =>
        request.StartsOn <= request.EndsOn
        && request.EndsOn.DayNumber - request.StartsOn.DayNumber < LongestDays
        && request.StartsOn.DayNumber > today.DayNumber - DaysBack
        && request.EndsOn.DayNumber < today.DayNumber + DaysAhead;

    private static async Task<ProblemHttpResult?> FixedDayRefusal(
        Request request, CourseDbContext db, CancellationToken cancellationToken)
    {
        if (request.FixedDay is not { } code)
            return null;
        if (await db.FixedDays.AsNoTracking().SingleOrDefaultAsync(day => day.Code == code, cancellationToken)
            is not { } fixedDay)
            return CampaignProblems.UnknownFixedDay;
        return fixedDay.Between(request.StartsOn, request.EndsOn).Any() ? null : CampaignProblems.FixedDayOutside;
    }
}
