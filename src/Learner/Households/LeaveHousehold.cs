using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Somebody no longer lives in the home. What the person did there stays part of its history.</summary>
internal static class LeaveHousehold
{
    /// <param name="Reason">Why.</param>
    /// <param name="On">First day without the member; today where none is named.</param>
    public sealed record Request(
        [AllowedValues(LeaveReason.Moved, LeaveReason.Died, LeaveReason.MarriedOut, LeaveReason.Error)]
        LeaveReason Reason,
        DateOnly? On = null);

    internal static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Guid memberId, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.Hold(id, scope, cancellationToken) is not { } household)
            return HouseholdProblems.Unknown();
        if (household.Members.Find(member => member.Id == memberId && member.IsPresent) is not { } leaving)
            return HouseholdProblems.MemberUnknown();
        var on = request.On ?? VietnamTime.Today(time);
        if (!Happened.IsPlausible(on, time, leaving.JoinedOn))
            return HouseholdProblems.DateInvalid();

        db.AddEvent(household.Leave(leaving, on, request.Reason, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
