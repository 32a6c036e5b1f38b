using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// Takes a merger of teams back while no later one depends on it: each team has again the members, mandates and
/// villages it had. Who joined the survivor since stays there.
/// </summary>
internal static class UndoTeamMerge
{
    /// <param name="RestoredTeamIds">The teams that work on.</param>
    public sealed record Response(IReadOnlyList<Guid> RestoredTeamIds);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var merge = await db.TeamMerges.SingleOrDefaultAsync(merge => merge.Id == id, cancellationToken);
        if (merge is null)
            return TypedResults.NotFound();

        var teams = await db.Teams.Locked([.. merge.AbsorbedIds, merge.SurvivorId]).Within(scope)
            .ToListAsync(cancellationToken);
        if (teams.Count <= merge.AbsorbedIds.Length)
            return TypedResults.NotFound();

        await db.Entry(merge).ReloadAsync(cancellationToken); // another undo may have held the teams until now
        var survivor = teams.Single(team => team.Id == merge.SurvivorId);
        var later = await db.TeamMerges.AnyAsync(
            other => other.SurvivorId == survivor.Id && other.UndoneAt == null && other.Id > id, cancellationToken);
        if (merge.UndoneAt is not null || survivor.EndedOn is not null || later)
            return TeamProblems.NotUndoable();

        var now = time.GetUtcNow();
        var spans = await MergeTeams.Spans([.. teams.Select(team => team.Id)], db, cancellationToken);
        var begun = merge.GiveBack(spans);
        db.RemoveRange(begun);
        foreach (var team in teams.Where(team => team != survivor))
            team.WorkOn();
        merge.UndoneAt = now;
        var members = MergeTeams.People(spans.Except(begun), survivor.Id, VietnamTime.DateOf(now));
        db.AddEvent(survivor.Parted(merge.AbsorbedIds, members, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(merge.AbsorbedIds));
    }
}
