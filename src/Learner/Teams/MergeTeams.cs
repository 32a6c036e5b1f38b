using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// Merges teams into one of them, as 1,240 community teams were with the Project 06 groups: the survivor keeps every
/// mandate, and somebody who was in several is one person in it.
/// </summary>
internal static class MergeTeams
{
    /// <param name="SurvivorId">The team that works on.</param>
    /// <param name="AbsorbedIds">The teams that end.</param>
    /// <param name="DecisionNo">The decision that merges them.</param>
    /// <param name="On">First day of the merged team, today at the latest.</param>
    public sealed record Request(
        Guid SurvivorId,
        [MinLength(1), MaxLength(20)] IReadOnlyList<Guid> AbsorbedIds,
        [StringLength(100, MinimumLength = 1)] string DecisionNo,
        DateOnly On);

    /// <param name="Id">Identity of the merger, to undo it.</param>
    /// <param name="Members">People in the merged team, each counted once.</param>
    /// <param name="Mandates">What it now works under.</param>
    public sealed record Response(Guid Id, int Members, IReadOnlyList<TeamKind> Mandates);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        Guid[] absorbedIds = [.. request.AbsorbedIds.Distinct()];
        var teams = await db.Teams.Locked([.. absorbedIds, request.SurvivorId]).Within(scope)
            .Include(team => team.Area).ToListAsync(cancellationToken);
        if (absorbedIds.Contains(request.SurvivorId))
            return TeamProblems.NotMergeable();
        if (teams.Count <= absorbedIds.Length)
            return TypedResults.NotFound();
        if (teams.Any(team => team.MergedInto is not null))
            return TeamProblems.AlreadyMerged();

        var now = time.GetUtcNow();
        var survivor = teams.Single(team => team.Id == request.SurvivorId);
        var absorbed = teams.Where(team => team != survivor).ToList();
        if (request.On > VietnamTime.DateOf(now) || teams.Any(team => !team.IsLive(request.On))
            || absorbed.Any(team => !AreNeighbours(team.Area, survivor.Area)))
            return TeamProblems.NotMergeable();

        var spans = await Spans([.. teams.Select(team => team.Id)], db, cancellationToken);
        var (moved, begun) = TeamMerge.TakeOver(survivor.Id, request.On, spans, now);
        db.AddRange(begun);
        foreach (var team in absorbed)
            team.EndInto(survivor, request.On);
        var merge = new TeamMerge
        {
            Id = Guid.CreateVersion7(now),
            SurvivorId = survivor.Id,
            AbsorbedIds = absorbedIds,
            DecisionNo = request.DecisionNo,
            MergedOn = request.On,
            Moved = moved,
        };
        db.TeamMerges.Add(merge);
        spans.AddRange(begun);
        TeamKind[] mandates = [.. Of<TeamMandate>(spans, survivor.Id, request.On).Select(m => m.Mandate).Order()];
        var members = People(spans, survivor.Id, request.On);
        db.AddEvent(survivor.Merged(absorbedIds, mandates, members, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(merge.Id, members, mandates));
    }

    /// <summary>Everything the teams have had: what goes on, and what is needed to give it back.</summary>
    internal static async Task<List<ITeamSpan>> Spans(
        Guid[] teamIds, LearnerDbContext db, CancellationToken cancellationToken) =>
    [
        .. await db.TeamMembers.Where(row => teamIds.Contains(row.TeamId)).ToListAsync(cancellationToken),
        .. await db.TeamMandates.Where(row => teamIds.Contains(row.TeamId)).ToListAsync(cancellationToken),
        .. await db.TeamVillages.Where(row => teamIds.Contains(row.TeamId)).ToListAsync(cancellationToken),
    ];

    internal static int People(IEnumerable<ITeamSpan> spans, Guid teamId, DateOnly day) =>
        Of<TeamMember>(spans, teamId, day).Select(member => member.LearnerId).Distinct().Count();

    private static IEnumerable<T> Of<T>(IEnumerable<ITeamSpan> spans, Guid teamId, DateOnly day)
        where T : ITeamSpan => spans.OfType<T>()
            .Where(span => span.TeamId == teamId && span.Since <= day && (span.Until is null || span.Until > day));

    /// <summary>One lies in the other, or both in the same unit.</summary>
    private static bool AreNeighbours(Area one, Area other) =>
        one.Path.Contains(other.Id) || other.Path.Contains(one.Id)
        || (one.ParentId is not null && one.ParentId == other.ParentId);
}
