using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Certificates;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>Gives a member a task. Only who was trained is sent: the certificate counts on the first day.</summary>
internal static class AssignMember
{
    /// <param name="LearnerId">The member.</param>
    /// <param name="Task">What is to be done.</param>
    /// <param name="AreaId">Where.</param>
    /// <param name="ValidFrom">First day; today where none is named.</param>
    /// <param name="ValidTo">First day without it.</param>
    public sealed record Request(
        Guid LearnerId, TeamTask Task, Guid AreaId, DateOnly? ValidFrom = null, DateOnly? ValidTo = null);

    /// <param name="Id">Identity of the assignment.</param>
    /// <param name="CertificateId">The certificate that allows it.</param>
    public sealed record Response(Guid Id, Guid CertificateId);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var team = await db.Teams.Locked(id).Within(scope).SingleOrDefaultAsync(cancellationToken);
        if (team is null)
            return TypedResults.NotFound();
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();

        var now = time.GetUtcNow();
        var first = request.ValidFrom ?? VietnamTime.DateOf(now);
        if (!team.IsLive(first))
            return TeamProblems.Ended();
        if (request.ValidTo <= first)
            return TeamProblems.DateInvalid();
        var isMember = await db.TeamMembers.Live(first)
            .AnyAsync(m => m.TeamId == id && m.LearnerId == request.LearnerId, cancellationToken);
        if (!isMember)
            return TeamProblems.NotAMember();
        if (await CoreForce.CertificateOf(request.LearnerId, first, db, cancellationToken) is not { } certificate)
            return TeamProblems.CertificateRequired();

        var assignment = new TeamAssignment
        {
            Id = Guid.CreateVersion7(now),
            TeamId = id,
            LearnerId = request.LearnerId,
            Task = request.Task,
            AreaId = request.AreaId,
            ValidFrom = first,
            ValidTo = request.ValidTo,
            CertificateId = certificate,
        };
        db.TeamAssignments.Add(assignment);
        db.AddEvent(team.Assigned(assignment, now));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            $"assignments/{assignment.Id}", new Response(assignment.Id, certificate));
    }
}
