using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Forms a household of its members; one who lives in another household must leave that first.</summary>
internal static class FormHousehold
{
    /// <param name="AreaId">Village, or the commune where the village is not known.</param>
    /// <param name="Members">Who lives there; people who are not registered count without a learner.</param>
    /// <param name="Id">Given by a device that made the record offline; else the service gives one.</param>
    /// <param name="Code">What the village calls it.</param>
    /// <param name="FormedOn">First day; today where none is named.</param>
    /// <param name="PlaceNote">How to find it; kept sealed.</param>
    public sealed record Request(
        Guid AreaId,
        [MinLength(1), MaxLength(40)] IReadOnlyList<Member> Members,
        Guid? Id = null,
        [StringLength(30, MinimumLength = 1)] string? Code = null,
        DateOnly? FormedOn = null,
        [StringLength(500)] string? PlaceNote = null);

    /// <param name="Relation">To the head of the household.</param>
    /// <param name="LearnerId">The person, where one is registered.</param>
    public sealed record Member(Relation Relation, Guid? LearnerId = null);

    /// <param name="Id">Identity of the household.</param>
    /// <param name="MemberIds">Identities of the memberships, in the order of the request.</param>
    public sealed record Response(Guid Id, IReadOnlyList<Guid> MemberIds);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        ILogger<Household> logger, CancellationToken cancellationToken)
    {
        var formedOn = request.FormedOn ?? VietnamTime.Today(time);
        if (!Happened.IsPlausible(formedOn, time))
            return HouseholdProblems.DateInvalid();
        if (!await db.IsForHomes(request.AreaId, scope, cancellationToken))
            return HouseholdProblems.AreaUnknown();
        if (!await db.KnowsAll(request.Members.Select(member => member.LearnerId), scope, cancellationToken))
            return HouseholdProblems.LearnerUnknown();
        if (request.Id is { } id && await db.Households.AnyAsync(h => h.Id == id, cancellationToken))
            return HouseholdProblems.IdTaken();

        var now = time.GetUtcNow();
        var (household, placed) = Household.Form(request.Id, request.AreaId, formedOn, now);
        household.Code = request.Code;
        household.PlaceNoteSealed = vault.SealNote(request.PlaceNote, household.Id);
        db.Households.Add(household);
        db.AddEvent(placed);
        foreach (var member in request.Members)
            db.AddEvent(household.Join(member.LearnerId, member.Relation, formedOn, now).Joined);
        if (await db.SaveMembers(cancellationToken) is { } refusal)
            return refusal;

        HomeLog.HouseholdFormed(logger, household.Id, household.AreaId);
        return TypedResults.Created(
            $"households/{household.Id}", new Response(household.Id, [.. household.Members.Select(m => m.Id)]));
    }

    /// <summary>Two officers may enter one person into two homes at the same moment: the database decides.</summary>
    internal static async Task<ProblemHttpResult?> SaveMembers(
        this LearnerDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: HouseholdConfiguration.OneHouseholdAtATime
        })
        {
            return HouseholdProblems.InAnotherHousehold();
        }
    }
}
