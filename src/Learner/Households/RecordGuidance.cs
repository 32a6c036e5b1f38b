using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>
/// One member showed another how to do something, as a grandchild does with a grandmother who never enrolled. It is
/// evidence of practice, never of a course.
/// </summary>
internal static class RecordGuidance
{
    /// <param name="GuideMemberId">Who showed it.</param>
    /// <param name="GuidedMemberId">Who learned it.</param>
    /// <param name="On">When.</param>
    /// <param name="Evidence">Who vouches for it.</param>
    /// <param name="Id">Given by a device that made the record offline; the same record again changes nothing.</param>
    /// <param name="TopicCode">What it was about.</param>
    public sealed record Request(
        Guid GuideMemberId, Guid GuidedMemberId, DateOnly On, GuideEvidence Evidence, Guid? Id = null,
        [StringLength(40, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string? TopicCode = null);

    /// <param name="Id">Identity of the guidance.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (guide, _, refusal) = await Record(id, request, scope, db, time, cancellationToken);
        return guide is null ? refusal! : TypedResults.Created($"../{id}", new Response(guide.Id));
    }

    internal static async Task<(HouseholdGuide? Guide, bool IsNew, ProblemHttpResult? Refusal)> Record(
        Guid householdId, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.Hold(householdId, scope, cancellationToken) is not { } household)
            return (null, false, HouseholdProblems.Unknown());
        if (request.Id is { } known && await db.HouseholdGuides.FindAsync([known], cancellationToken) is { } existing)
        {
            return existing.HouseholdId == householdId
                ? (existing, false, null)
                : (null, false, HouseholdProblems.IdTaken());
        }

        var members = household.Members
            .Where(m => m.Id == request.GuideMemberId || m.Id == request.GuidedMemberId).ToList();
        if (members.Count != 2)
            return (null, false, HouseholdProblems.MemberUnknown());
        if (!Happened.IsPlausible(request.On, time, members.Max(member => member.JoinedOn))
            || members.Any(member => member.LeftOn <= request.On))
            return (null, false, HouseholdProblems.DateInvalid());

        var now = time.GetUtcNow();
        var guide = new HouseholdGuide
        {
            Id = request.Id ?? Guid.CreateVersion7(now),
            HouseholdId = householdId,
            GuideMemberId = request.GuideMemberId,
            GuidedMemberId = request.GuidedMemberId,
            TopicCode = request.TopicCode,
            On = request.On,
            Evidence = request.Evidence,
        };
        db.HouseholdGuides.Add(guide);
        db.AddEvent(household.Guided(guide, now));
        await db.SaveChangesAsync(cancellationToken);
        return (guide, true, null);
    }
}
