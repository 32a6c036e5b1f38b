using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

/// <summary>Records of help in an area and everything below it, by their ids; people are named by id alone.</summary>
internal static class ListAssists
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity.</param>
    /// <param name="On">When.</param>
    /// <param name="AreaId">Where.</param>
    /// <param name="LearnerId">Who, where registered.</param>
    /// <param name="UnnamedCount">How many people who gave no name.</param>
    /// <param name="HelperKind">Who helped.</param>
    /// <param name="TopicCode">What it was about.</param>
    /// <param name="ApplicationCode">The application.</param>
    /// <param name="ProcedureCode">The public service.</param>
    /// <param name="PlaceId">The counter.</param>
    /// <param name="AloneNextTimeClaimed">What the person says of the next time.</param>
    public sealed record Item(
        Guid Id, DateOnly On, Guid AreaId, Guid? LearnerId, int UnnamedCount, HelperKind HelperKind, string TopicCode,
        string ApplicationCode, string? ProcedureCode, Guid? PlaceId, bool AloneNextTimeClaimed);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="learnerId">Only those of a person.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid? areaId, Guid? learnerId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (areaId is { } id && !await db.Areas.Within(scope).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();

        var assists = db.Assists.AsNoTracking().Within(scope).Within(new AreaScope(areaId ?? scope.AreaId));
        if (learnerId is { } person)
            assists = assists.Where(assist => assist.LearnerId == person);
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await assists.Where(assist => assist.Id > after).OrderBy(assist => assist.Id).Take(size + 1)
            .Select(assist => new Item(
                assist.Id, assist.On, assist.AreaId, assist.LearnerId, assist.UnnamedCount, assist.HelperKind,
                assist.TopicCode, assist.ApplicationCode, assist.ProcedureCode, assist.PlaceId,
                assist.AloneNextTimeClaimed))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
