using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>A household with everybody who ever belonged to it, and who guided whom.</summary>
internal static class GetHousehold
{
    /// <param name="Id">Identity.</param>
    /// <param name="Code">What the village calls it.</param>
    /// <param name="AreaId">Where it stands.</param>
    /// <param name="PlaceNote">How to find it.</param>
    /// <param name="FormedOn">First day.</param>
    /// <param name="EndedOn">The day the last member left.</param>
    /// <param name="SplitFromId">The household it was split from.</param>
    /// <param name="Members">Memberships, also those that ended.</param>
    /// <param name="Guides">Guidances.</param>
    public sealed record Response(
        Guid Id, string? Code, Guid AreaId, string? PlaceNote, DateOnly FormedOn, DateOnly? EndedOn, Guid? SplitFromId,
        IReadOnlyList<Member> Members, IReadOnlyList<Guide> Guides);

    /// <param name="Id">Identity of the membership.</param>
    /// <param name="LearnerId">The person, where one is registered.</param>
    /// <param name="Relation">To the head.</param>
    /// <param name="JoinedOn">First day.</param>
    /// <param name="LeftOn">First day without the member.</param>
    /// <param name="LeaveReason">Why.</param>
    public sealed record Member(
        Guid Id, Guid? LearnerId, Relation Relation, DateOnly JoinedOn, DateOnly? LeftOn, LeaveReason? LeaveReason);

    /// <param name="Id">Identity.</param>
    /// <param name="GuideMemberId">Who showed it.</param>
    /// <param name="GuidedMemberId">Who learned it.</param>
    /// <param name="TopicCode">What it was about.</param>
    /// <param name="On">When.</param>
    /// <param name="Evidence">Who vouches for it.</param>
    public sealed record Guide(
        Guid Id, Guid GuideMemberId, Guid GuidedMemberId, string? TopicCode, DateOnly On, GuideEvidence Evidence);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var household = await db.Households.AsNoTracking().Include(h => h.Members).Within(scope)
            .SingleOrDefaultAsync(h => h.Id == id, cancellationToken);
        if (household is null)
            return HouseholdProblems.Unknown();

        var guides = await db.HouseholdGuides.AsNoTracking().Where(guide => guide.HouseholdId == id)
            .OrderBy(guide => guide.On).ThenBy(guide => guide.Id)
            .Select(g => new Guide(g.Id, g.GuideMemberId, g.GuidedMemberId, g.TopicCode, g.On, g.Evidence))
            .ToListAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(household.RowVersion);
        return TypedResults.Ok(new Response(
            id, household.Code, household.AreaId, vault.OpenNote(household.PlaceNoteSealed, id), household.FormedOn,
            household.EndedOn, household.SplitFromId,
            [
                .. household.Members.OrderBy(member => member.JoinedOn).ThenBy(member => member.Id)
                    .Select(m => new Member(m.Id, m.LearnerId, m.Relation, m.JoinedOn, m.LeftOn, m.LeaveReason)),
            ],
            guides));
    }
}
