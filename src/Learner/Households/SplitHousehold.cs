using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Some of the members found a household of their own.</summary>
internal static class SplitHousehold
{
    /// <param name="MemberIds">Memberships of those who go; not all of them.</param>
    /// <param name="AreaId">Where they live now; the same area where none is named.</param>
    /// <param name="On">First day; today where none is named.</param>
    public sealed record Request(
        [MinLength(1), MaxLength(40)] IReadOnlyList<Guid> MemberIds, Guid? AreaId = null, DateOnly? On = null);

    internal static async Task<Results<Created<FormHousehold.Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await db.Hold(id, scope, cancellationToken) is not { } household)
            return HouseholdProblems.Unknown();

        var going = household.Members.Where(m => m.IsPresent && request.MemberIds.Contains(m.Id)).ToList();
        if (going.Count != request.MemberIds.Distinct().Count())
            return HouseholdProblems.MemberUnknown();
        if (going.Count == household.Members.Count(member => member.IsPresent))
        {
            return Problems.Unprocessable(
                "household-split-all", "Tách hộ phải còn lại ít nhất một thành viên.",
                "At least one member must stay in the household.");
        }

        var on = request.On ?? VietnamTime.Today(time);
        if (!Happened.IsPlausible(on, time, going.Max(member => member.JoinedOn)))
            return HouseholdProblems.DateInvalid();
        var areaId = request.AreaId ?? household.AreaId;
        if (areaId != household.AreaId && !await db.IsForHomes(areaId, scope, cancellationToken))
            return HouseholdProblems.AreaUnknown();

        var now = time.GetUtcNow();
        foreach (var member in going)
            db.AddEvent(household.Leave(member, on, LeaveReason.Split, now));
        await db.SaveChangesAsync(cancellationToken); // nobody lives in two homes, not even between two statements

        var (founded, placed) = Household.Form(null, areaId, on, now, splitFromId: id);
        db.Households.Add(founded);
        db.AddEvent(placed);
        foreach (var member in going)
            db.AddEvent(founded.Join(member.LearnerId, member.Relation, on, now).Joined);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"../{founded.Id}",
            new FormHousehold.Response(founded.Id, [.. founded.Members.Select(member => member.Id)]));
    }
}
