using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

/// <summary>
/// What is known of a person in these matters, to somebody who says what for. It is written down before it is shown.
/// </summary>
internal static class ListSensitiveTags
{
    /// <param name="LearnerId">The person; of two registrations the one that stays.</param>
    /// <param name="Items">What is known now.</param>
    public sealed record Response(Guid LearnerId, IReadOnlyList<Item> Items) : IShowsPeople
    {
        IEnumerable<Guid> IShowsPeople.Shown() => [LearnerId];
    }

    /// <param name="Kind">What it tells.</param>
    /// <param name="Value">Code of its list, <c>05</c>.</param>
    /// <param name="ValidFrom">Since when it is known.</param>
    /// <param name="ConsentEntryId">The line of the consent ledger that allows it.</param>
    public sealed record Item(SensitiveKind Kind, string Value, DateOnly ValidFrom, Guid ConsentEntryId);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, AccessLog log, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (log.Purpose() is null)
            return AccessProblems.PurposeRequired();
        var currentId = await db.CurrentId(id, cancellationToken);
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == currentId, cancellationToken))
            return TypedResults.NotFound();

        var tags = await db.SensitiveTags.AsNoTracking().Live([currentId]).ToListAsync(cancellationToken);
        var keys = await tags.Keys(db, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(
            currentId,
            [
                .. tags.OrderBy(tag => tag.Kind).Select(tag => new Item(
                    tag.Kind, tag.Open(vault, keys)!, tag.ValidFrom, tag.ConsentEntryId)),
            ]));
    }
}
