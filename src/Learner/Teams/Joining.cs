using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Organisations;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>A person who joins a team.</summary>
/// <param name="LearnerId">Who joins.</param>
/// <param name="Role">Leader, deputy, youth core or member.</param>
/// <param name="Mandate">Under which mandate; the only one of the team where none is named.</param>
/// <param name="OrganisationId">The organisation that sends the member.</param>
/// <param name="JoinedOn">First day; today where none is named.</param>
public sealed record NewMember(
    Guid LearnerId, MemberRole Role = MemberRole.Member, TeamKind? Mandate = null, Guid? OrganisationId = null,
    DateOnly? JoinedOn = null);

internal static class Joining
{
    internal const int MostAtOnce = 500;

    /// <summary>Adds all of them to a team whose row is held, or none. Saved by the caller.</summary>
    /// <returns>Why none of them was added, or null.</returns>
    internal static async Task<ProblemHttpResult?> Join(
        Team team, IReadOnlyCollection<TeamMandate> mandates, IReadOnlyList<NewMember> drafts, AreaScope scope,
        LearnerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        var sole = mandates.Count == 1 ? mandates.Single().Mandate : (TeamKind?)null;
        var members = new List<TeamMember>(drafts.Count);
        foreach (var draft in drafts)
        {
            var joinedOn = draft.JoinedOn ?? (team.FormedOn > today ? team.FormedOn : today);
            if (joinedOn < team.FormedOn || (joinedOn > today && joinedOn > team.FormedOn))
                return TeamProblems.DateInvalid();
            if ((draft.Mandate ?? sole) is not { } mandate || mandates.All(known => known.Mandate != mandate))
                return TeamProblems.MandateUnknown();

            members.Add(new TeamMember
            {
                Id = Guid.CreateVersion7(now),
                TeamId = team.Id,
                LearnerId = draft.LearnerId,
                Role = draft.Role,
                Mandate = mandate,
                OrganisationId = draft.OrganisationId,
                JoinedOn = joinedOn,
            });
        }

        if (await Refuse(team.Id, members, scope, db, cancellationToken) is { } refusal)
            return refusal;

        db.TeamMembers.AddRange(members);
        foreach (var member in members)
            db.AddEvent(team.Joined(member, now));
        return null;
    }

    private static async Task<ProblemHttpResult?> Refuse(
        Guid teamId, List<TeamMember> members, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        Guid[] people = [.. members.Select(member => member.LearnerId).Distinct()];
        var known = await db.Learners.Within(scope).Where(learner => people.Contains(learner.Id))
            .Select(learner => learner.Id).ToHashSetAsync(cancellationToken);
        if (known.Count < people.Length)
            return TeamProblems.LearnersUnknown(people.Where(id => !known.Contains(id)));

        Guid[] senders = [.. members.Select(member => member.OrganisationId).OfType<Guid>().Distinct()];
        if (senders.Length > 0 && senders.Length
            != await db.Organisations.Within(scope).CountAsync(o => senders.Contains(o.Id), cancellationToken))
            return OrganisationProblems.Unknown();

        var present = await db.TeamMembers.Where(row => row.TeamId == teamId && people.Contains(row.LearnerId))
            .Select(row => new { row.LearnerId, row.Mandate, row.LeftOn }).ToListAsync(cancellationToken);
        var twice = members.GroupBy(member => (member.LearnerId, member.Mandate)).Where(group => group.Count() > 1)
            .Select(group => group.Key.LearnerId);
        var already = members.Where(member => present.Any(row =>
                row.LearnerId == member.LearnerId && row.Mandate == member.Mandate
                && (row.LeftOn is null || row.LeftOn > member.JoinedOn)))
            .Select(member => member.LearnerId);
        Guid[] refused = [.. twice.Concat(already).Distinct()];
        return refused.Length > 0 ? TeamProblems.MembersAlready(refused) : null;
    }
}
