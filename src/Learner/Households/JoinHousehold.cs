using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Somebody comes to live in the home, or comes back.</summary>
internal static class JoinHousehold
{
    /// <param name="Relation">To the head of the household.</param>
    /// <param name="LearnerId">The person, where one is registered.</param>
    /// <param name="On">First day; today where none is named.</param>
    public sealed record Request(Relation Relation, Guid? LearnerId = null, DateOnly? On = null);

    /// <param name="MemberId">Identity of the membership.</param>
    public sealed record Response(Guid MemberId);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.Hold(id, scope, cancellationToken) is not { } household)
            return HouseholdProblems.Unknown();
        var on = request.On ?? VietnamTime.Today(time);
        if (!Happened.IsPlausible(on, time, household.FormedOn))
            return HouseholdProblems.DateInvalid();
        if (!await db.KnowsAll([request.LearnerId], scope, cancellationToken))
            return HouseholdProblems.LearnerUnknown();

        var (member, joined) = household.Join(request.LearnerId, request.Relation, on, time.GetUtcNow());
        db.HouseholdMembers.Add(member);
        db.AddEvent(joined);
        return await db.SaveMembers(cancellationToken) is { } refusal
            ? refusal
            : TypedResults.Created($"../{id}", new Response(member.Id));
    }
}
