using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Credits time that a member of a team gave on a day, up to what the rule allows for a day.</summary>
internal static class CreditHours
{
    internal static readonly RuleKey<int> MostMinutes = new("volunteer-max-minutes-per-day");

    /// <param name="Id">Made by the recorder: the same record twice is one.</param>
    /// <param name="TeamId">The team the time was given for.</param>
    /// <param name="On">The day.</param>
    /// <param name="Minutes">How long.</param>
    /// <param name="Activity">What was done.</param>
    public sealed record Request(
        Guid Id, Guid TeamId, DateOnly On, [Range(1, 1_440)] int Minutes, ActivityKind Activity);

    /// <param name="Id">Identity of the record.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == id, cancellationToken))
            return TypedResults.NotFound();
        // Hours may be given for several teams on one day: what they add up to is counted one at a time.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"volunteer:" + id}, 0))", cancellationToken);
        var team = await db.Teams.Locked(request.TeamId).Within(scope).SingleOrDefaultAsync(cancellationToken);
        if (team is null)
            return TeamProblems.NotAMember();
        var known = await db.VolunteerTimes.AsNoTracking()
            .SingleOrDefaultAsync(volunteered => volunteered.Id == request.Id, cancellationToken);
        if (known is not null)
            return known.LearnerId == id && known.On == request.On && known.Minutes == request.Minutes
                ? TypedResults.Ok(new Response(known.Id))
                : TeamProblems.ReportKnownOtherwise();

        var now = time.GetUtcNow();
        if (request.On > VietnamTime.DateOf(now) || request.On < team.FormedOn)
            return TeamProblems.DateInvalid();
        if (!await db.TeamMembers.Live(request.On)
            .AnyAsync(member => member.TeamId == team.Id && member.LearnerId == id, cancellationToken))
            return TeamProblems.NotAMember();
        var most = (await RuleBook.Value(db, MostMinutes, request.On, cancellationToken)).Value;
        var given = await db.VolunteerTimes
            .Where(volunteered => volunteered.LearnerId == id && volunteered.On == request.On)
            .SumAsync(volunteered => volunteered.Minutes, cancellationToken);
        if (given + request.Minutes > most)
            return TeamProblems.TooManyHours(most);

        var volunteered = new VolunteerTime
        {
            Id = request.Id,
            LearnerId = id,
            TeamId = team.Id,
            On = request.On,
            Minutes = request.Minutes,
            Activity = request.Activity,
            RecordedBy = user.Actor(),
            RecordedAt = now,
        };
        db.VolunteerTimes.Add(volunteered);
        db.AddEvent(team.Credited(volunteered, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(volunteered.Id));
    }
}
