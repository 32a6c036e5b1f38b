using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Somebody came to a home to help, or found nobody there.</summary>
internal static class RecordVisit
{
    /// <param name="On">When.</param>
    /// <param name="PurposeCode">What for, <c>first-visit</c>.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Id">Given by a device that made the record offline; the same record again changes nothing.</param>
    /// <param name="TeamId">The team that came.</param>
    /// <param name="VisitorLearnerId">The volunteer, where one is registered.</param>
    /// <param name="Note">For whoever comes next; kept sealed.</param>
    public sealed record Request(
        DateOnly On,
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string PurposeCode,
        VisitOutcome Outcome,
        Guid? Id = null,
        Guid? TeamId = null,
        Guid? VisitorLearnerId = null,
        [StringLength(1000)] string? Note = null);

    /// <param name="Id">Identity of the visit.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var (visit, _, refusal) = await Record(
            id, request, scope, user.Actor(), db, vault, time, cancellationToken);
        return visit is null ? refusal! : TypedResults.Created($"../{id}", new Response(visit.Id));
    }

    internal static async Task<(HouseholdVisit? Visit, bool IsNew, ProblemHttpResult? Refusal)> Record(
        Guid householdId, Request request, AreaScope scope, string actor, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Hold(householdId, scope, cancellationToken) is not { } household)
            return (null, false, HouseholdProblems.Unknown());
        if (request.Id is { } known && await db.HouseholdVisits.FindAsync([known], cancellationToken) is { } existing)
        {
            return existing.HouseholdId == householdId
                ? (existing, false, null)
                : (null, false, HouseholdProblems.IdTaken());
        }

        if (!Happened.IsPlausible(request.On, time, household.FormedOn))
            return (null, false, HouseholdProblems.DateInvalid());
        if (!await db.KnowsAll([request.VisitorLearnerId], scope, cancellationToken))
            return (null, false, HouseholdProblems.LearnerUnknown());
        if (!await HomeTeams.Exists(db, request.TeamId, scope, cancellationToken))
            return (null, false, HomeTeams.Unknown());

        var now = time.GetUtcNow();
        var visitId = request.Id ?? Guid.CreateVersion7(now);
        var visit = new HouseholdVisit
        {
            Id = visitId,
            HouseholdId = householdId,
            TeamId = request.TeamId,
            VisitorLearnerId = request.VisitorLearnerId,
            Actor = actor,
            On = request.On,
            PurposeCode = request.PurposeCode,
            Outcome = request.Outcome,
            NoteSealed = vault.SealNote(request.Note, visitId),
        };
        db.HouseholdVisits.Add(visit);
        db.AddEvent(household.Visited(visit, now));
        await db.SaveChangesAsync(cancellationToken);
        return (visit, true, null);
    }
}
