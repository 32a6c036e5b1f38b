using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// What a phone brings back: late, twice, out of order, from two phones. Every row has the id it got on the phone and
/// its own answer; a row that cannot be taken yet is not kept and may be sent again.
/// </summary>
internal static class TakeResults
{
    /// <param name="PackId">The pack the phone worked with.</param>
    /// <param name="Device">
    /// SHA-256, in hexadecimal, of what tells the phone from others.
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    /// </param>
    /// <param name="Names">Who was there.</param>
    /// <param name="Papers">What they answered.</param>
    /// <param name="Heads">How many were counted, where people meet at points.</param>
    public sealed record Request(
        Guid PackId, [RegularExpression(@"^[0-9a-f]{64}\z")] string Device,
        [MaxLength(500)] IReadOnlyList<NameRow> Names, [MaxLength(200)] IReadOnlyList<PaperRow> Papers,
        [MaxLength(300)] IReadOnlyList<HeadRow>? Heads = null);

    /// <param name="Id">Made on the phone (UUIDv7).</param>
    /// <param name="ClassId">A class of the pack.</param>
    /// <param name="LearnerId">Who was there.</param>
    /// <param name="Point">Number of the point, where the class meets at several. <example>1</example></param>
    public sealed record NameRow(Guid Id, Guid ClassId, Guid LearnerId, [Range(1, 300)] int? Point = null);

    /// <param name="Id">Made on the phone (UUIDv7).</param>
    /// <param name="ClassId">A class of the pack.</param>
    /// <param name="Point">Number of the point. <example>1</example></param>
    /// <param name="HeadCount">Everybody who was there, with or without a name. <example>20</example></param>
    /// <param name="CountedAt">When they were counted: of several counts the latest holds.</param>
    public sealed record HeadRow(
        Guid Id, Guid ClassId, [Range(1, 300)] int Point, [Range(0, 100_000)] int HeadCount,
        DateTimeOffset CountedAt);

    /// <param name="Id">Made on the phone (UUIDv7).</param>
    /// <param name="ClassId">A class of the pack.</param>
    /// <param name="LearnerId">Whose paper it is.</param>
    /// <param name="WrittenAt">When it was written.</param>
    /// <param name="Answers">The options chosen.</param>
    public sealed record PaperRow(
        Guid Id, Guid ClassId, Guid LearnerId, DateTimeOffset WrittenAt,
        [Length(1, 100)] IReadOnlyList<SubmitAssessment.AnswerItem> Answers);

    /// <param name="Rows">What became of each row: names first, then papers, then heads, in the order sent.</param>
    /// <param name="Corrections">What the phone should change in what it holds.</param>
    public sealed record Response(IReadOnlyList<RowResult> Rows, IReadOnlyList<Correction> Corrections);

    /// <param name="Id">The row.</param>
    /// <param name="Outcome">What became of it, now or when it first came. <example>named</example></param>
    /// <param name="Reason">Why it was refused; such a row is not kept. <example>unknown-learner</example></param>
    /// <param name="ScorePercent">Score of a paper that was judged.</param>
    public sealed record RowResult(Guid Id, string Outcome, string? Reason = null, int? ScorePercent = null);

    /// <param name="LearnerId">An id the phone uses.</param>
    /// <param name="IsNow">The id of the same person that stays.</param>
    public sealed record Correction(Guid LearnerId, Guid IsNow);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, OfflineResults results,
        ILogger<OfflinePack> logger, CancellationToken cancellationToken)
    {
        var pack = await db.OfflinePacks.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(pack => pack.Id == request.PackId, cancellationToken);
        if (pack is null)
            return PackProblems.UnknownPack;

        var rows = await results.Take(pack, request, scope, user.Actor(), cancellationToken);
        var ids = request.Names.Select(row => row.LearnerId).Concat(request.Papers.Select(row => row.LearnerId));
        var persons = await db.Persons([.. ids.Distinct()], cancellationToken);
        Log.PackResultsTaken(logger, pack.Id, rows.Count);
        var merged = persons.Where(pair => pair.Value.Id != pair.Key);
        return TypedResults.Ok(new Response(
            rows, [.. merged.Select(pair => new Correction(pair.Key, pair.Value.Id))]));
    }
}
