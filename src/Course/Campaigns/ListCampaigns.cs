using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>
/// The calendar between two days, a year from today where none are named: campaigns whose window meets it, and the
/// fixed days that fall into it, planned for or not.
/// </summary>
internal static class ListCampaigns
{
    private const int LongestDays = 1096;

    /// <param name="Items">Campaigns in the order they were planned.</param>
    /// <param name="FixedDays">Fixed days by date, on every page.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(
        IReadOnlyList<CampaignItem> Items, IReadOnlyList<FixedDayItem> FixedDays, string? NextCursor);

    /// <param name="Code">Its code. <example>national-digital-transformation-day</example></param>
    /// <param name="On">When it comes. <example>2026-10-10</example></param>
    /// <param name="NameVi">Vietnamese name. <example>Ngày Chuyển đổi số quốc gia</example></param>
    /// <param name="NameEn">English name. <example>National Digital Transformation Day</example></param>
    /// <param name="Source">The decision. <example>Quyết định 505/QĐ-TTg</example></param>
    /// <param name="Campaigns">How many campaigns here are about it. <example>1</example></param>
    public sealed record FixedDayItem(
        string Code, DateOnly On, string NameVi, string NameEn, string Source, int Campaigns);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        DateOnly? from, DateOnly? to, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var first = from ?? VietnamTime.Today(time);
        var last = to ?? DateOnly.FromDayNumber(Math.Min(first.DayNumber + 365, DateOnly.MaxValue.DayNumber));
        if (last < first || last.DayNumber - first.DayNumber > LongestDays)
            return CampaignProblems.WindowInvalid;

        var (after, size) = Cursor.Page(cursor, limit);
        var meeting = db.Campaigns.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(campaign => campaign.StartsOn <= last && campaign.EndsOn >= first);
        var items = await meeting.Where(campaign => campaign.Id > after).OrderBy(campaign => campaign.Id).Take(size + 1)
            .Select(c => new CampaignItem(
                c.Id, c.OwnerAreaId!.Value, c.NameVi, c.NameEn, c.StartsOn, c.EndsOn, c.FixedDay, c.State, c.DecisionNo,
                c.ExpectedParticipants))
            .ToListAsync(cancellationToken);
        var windows = await meeting.Where(campaign => campaign.FixedDay != null)
            .Select(campaign => new { campaign.FixedDay, campaign.StartsOn, campaign.EndsOn })
            .ToListAsync(cancellationToken);
        var fixedDays = (await db.FixedDays.AsNoTracking().ToListAsync(cancellationToken))
            .SelectMany(day => day.Between(first, last), (day, on) => new FixedDayItem(
                day.Code, on, day.NameVi, day.NameEn, day.Source,
                windows.Count(about => about.FixedDay == day.Code && about.StartsOn <= on && on <= about.EndsOn)))
            .OrderBy(item => item.On).ThenBy(item => item.Code, StringComparer.Ordinal).ToList();
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, fixedDays, next));
    }
}
