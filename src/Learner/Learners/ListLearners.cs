using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// The people of an area and everything below it, in the order of their names without marks; narrowed down by what an
/// officer hears at the desk.
/// </summary>
internal static class ListLearners
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="CitizenId">Masked: first and last digit.</param>
    public sealed record Item(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone, Guid AreaId);

    /// <param name="areaId">A village, a commune or a province; the area of the token where none is named.</param>
    /// <param name="q">The beginning of a name, or its last word, with or without marks.</param>
    /// <param name="birthYear">The year of birth, however precise the date is.</param>
    /// <param name="idTail">The last four digits of the citizen id.</param>
    /// <param name="audience">Code of an audience the person belongs to today.</param>
    /// <param name="deviceAccess">What the person can practise with.</param>
    /// <param name="state"><c>active</c> where none is named.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">Rows on the page.</param>
    /// <param name="scope">The area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Finds the end of a number.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid? areaId, [StringLength(200)] string? q, [Range(1900, 2999)] int? birthYear,
        [RegularExpression(@"[0-9]{4}\z")] string? idTail, [StringLength(50)] string? audience,
        [AllowedValues(null, "none", "shared", "own")] string? deviceAccess,
        [AllowedValues(null, "active", "deactivated")] string? state, SortCursor? cursor, [Range(1, 100)] int? limit,
        AreaScope scope, LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (areaId is not null && !await db.Areas.Within(scope).AnyAsync(area => area.Id == areaId, cancellationToken))
            return TypedResults.NotFound();

        var name = q is null ? "" : VietnameseText.Fold(q);
        var criteria = new LearnerSearch.Criteria(
            name.Length == 0 ? null : name, birthYear, idTail, audience, Parse<DeviceAccess>(deviceAccess),
            Parse<LearnerState>(state) ?? LearnerState.Active, VietnamTime.Today(time));
        var size = limit ?? Cursor.DefaultLimit;
        var found = await new LearnerSearch(db, vault).Find(
            areaId is { } id ? new AreaScope(id) : scope, criteria, cursor ?? SortCursor.Start, size + 1,
            cancellationToken);
        return found is null
            ? LearnerProblems.SearchTooWide
            : TypedResults.Ok(await Page(found, size, vault, cancellationToken));
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum => text is null ? null : Enum.Parse<T>(text, ignoreCase: true);

    private static async Task<Response> Page(
        IQueryable<Learner> found, int size, PersonalDataVault vault, CancellationToken cancellationToken)
    {
        var page = await found
            .Select(learner => new
            {
                learner.FoldName,
                learner.BirthDate,
                learner.PhoneSealed,
                learner.Key,
                Item = new Item(
                    learner.Id, learner.FullName, "", learner.Sex, learner.CitizenIdMasked,
                    null, learner.AreaId),
            })
            .ToListAsync(cancellationToken);
        var last = page.Count > size ? page[size - 1] : null;
        return new Response(
            [
                .. page.Take(size).Select(row => row.Item with
                {
                    BirthDate = row.BirthDate.ToString(),
                    Phone = vault.OpenPhone(row.PhoneSealed, row.Key),
                }),
            ],
            last is null ? null : new SortCursor(last.FoldName, last.Item.Id).ToString());
    }
}
