using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>Two registrations side by side: what they say, where they differ, and what hangs on each.</summary>
internal static class GetDuplicate
{
    /// <param name="Id">Of the question.</param>
    /// <param name="State">Whether and how it was answered.</param>
    /// <param name="Reason">Why they may be one person.</param>
    /// <param name="Score">0 to 100, the likelihood.</param>
    /// <param name="DecidedBy">Who answered.</param>
    /// <param name="DecidedAt">When.</param>
    /// <param name="Differences">Fields in which the two differ.</param>
    /// <param name="A">The one; absent once it is merged or erased.</param>
    /// <param name="B">The other; absent once it is merged or erased.</param>
    public sealed record Response(
        Guid Id, DuplicateState State, DuplicateReason Reason, int Score, string? DecidedBy, DateTimeOffset? DecidedAt,
        IReadOnlyList<MergeField> Differences, Side? A, Side? B);

    /// <param name="Id">Identity of the registration.</param>
    /// <param name="FullName">Legal name.</param>
    /// <param name="BirthDate">As precise as it is known.</param>
    /// <param name="Sex">As registered.</param>
    /// <param name="CitizenId">Masked: first and last digit.</param>
    /// <param name="Phone">E.164.</param>
    /// <param name="PreferredLanguage">BCP 47 tag.</param>
    /// <param name="AreaId">Village or commune.</param>
    /// <param name="RegisteredAt">When the registration was made.</param>
    /// <param name="Hanging">Rows that hang on it, by section.</param>
    public sealed record Side(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone,
        string PreferredLanguage, Guid AreaId, DateTimeOffset RegisteredAt, IReadOnlyDictionary<string, long> Hanging);

    /// <param name="id">Of the question.</param>
    /// <param name="scope">The caller&apos;s area; both have to be in it.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens the phone numbers.</param>
    /// <param name="records">Counts what hangs on each.</param>
    /// <param name="response">Receives the ETag.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, PersonalRecords records,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var pair = await db.DuplicateCandidates.AsNoTracking()
            .SingleOrDefaultAsync(pair => pair.Id == id, cancellationToken);
        var people = pair is null ? [] : await db.Learners.IgnoreQueryFilters().AsNoTracking().Within(scope)
            .Include(learner => learner.Key)
            .Where(learner => (learner.Id == pair.LearnerA || learner.Id == pair.LearnerB)
                && learner.RestrictedAt == null)
            .ToDictionaryAsync(learner => learner.Id, cancellationToken);
        if (pair is null || people.Count < 2)
            return DuplicateProblems.Unknown();

        var (a, b) = (people[pair.LearnerA], people[pair.LearnerB]);
        response.Headers.ETag = IfMatch.ETag(pair.RowVersion);
        return TypedResults.Ok(new Response(
            pair.Id, pair.State, pair.Reason, pair.Score, pair.DecidedBy, pair.DecidedAt,
            [.. Enum.GetValues<MergeField>().Where(field => a.Differs(field, b))], await Show(a), await Show(b)));

        async Task<Side?> Show(Learner person) => person.State is LearnerState.Merged or LearnerState.Erased ? null
            : new Side(
                person.Id, person.FullName, person.BirthDate.ToString(), person.Sex, person.CitizenIdMasked,
                vault.OpenPhone(person.PhoneSealed, person.Key), person.PreferredLanguage, person.AreaId,
                person.RegisteredAt, await records.Count(person.Id, cancellationToken));
    }
}
