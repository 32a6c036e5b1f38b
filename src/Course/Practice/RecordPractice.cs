using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>
/// Writes down that somebody did a task of real life, with help or alone, and who vouches for it. Whoever records it
/// makes the id, so that a record sent twice is one. Nobody has to be enrolled for it.
/// </summary>
internal static class RecordPractice
{
    /// <param name="Id">Made by whoever records it; the same record again changes nothing.</param>
    /// <param name="TaskCode">The task of the catalogue, <c>pay-electricity-bill</c>.</param>
    /// <param name="DoneOn">The day in Vietnam.</param>
    /// <param name="Assisted">Whether somebody helped.</param>
    /// <param name="Evidence">Who vouches for it.</param>
    /// <param name="WitnessLearnerId">Who saw it; a mentor is always named. <example /></param>
    /// <param name="ProcedureCode">The public service, where it was one: <c>1.004222</c>.</param>
    /// <param name="TeamId">The team whose community project it was. <example /></param>
    public sealed record Request(
        Guid Id,
        [StringLength(64, MinimumLength = 1), RegularExpression("[a-z0-9-]+")] string TaskCode,
        DateOnly DoneOn,
        bool Assisted,
        PracticeEvidence Evidence,
        Guid? WitnessLearnerId = null,
        [StringLength(40, MinimumLength = 1), RegularExpression("[0-9A-Za-z.-]+")] string? ProcedureCode = null,
        Guid? TeamId = null);

    /// <param name="Id">Identity of the record.</param>
    /// <param name="NewSkills">Skills shown for the first time by such evidence,
    /// <c>757-citizens@1.0/cashless-payment</c>.</param>
    public sealed record Response(Guid Id, IReadOnlyList<string> NewSkills);

    internal static async Task<Results<Created<Response>, Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, CourseDbContext db, TimeProvider time,
        ILogger<PracticeRecord> logger, CancellationToken cancellationToken)
    {
        var person = await db.Person(id, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var learner = await db.Learners.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(learner => learner.Id == person.Id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();

        var task = await db.PracticeTasks.Newest()
            .SingleOrDefaultAsync(task => task.Code == request.TaskCode, cancellationToken);
        if (task is null)
            return PracticeProblems.UnknownTask;

        var record = new PracticeRecord
        {
            Id = request.Id,
            LearnerId = person.Id,
            AreaId = learner.AreaId,
            TaskCode = task.Code,
            TaskVersion = task.Version,
            Subject = Subject.Of(request.ProcedureCode, task),
            DoneOn = request.DoneOn,
            Assisted = request.Assisted,
            Evidence = request.Evidence,
            ProcedureCode = request.ProcedureCode,
            WitnessLearnerId = request.WitnessLearnerId,
            TeamId = request.TeamId,
            RecordedBy = user.Actor(),
            RecordedAt = time.GetUtcNow(),
        };
        if (await Known(record, db, cancellationToken) is { } known)
        {
            return known.IsSameAs(record) && person.Ids.Contains(known.LearnerId)
                ? TypedResults.Ok(new Response(known.Id, []))
                : PracticeProblems.IdTaken;
        }

        if (!learner.Active)
            return CourseProblems.LearnerInactive;
        if (await db.Refuse(record, task, person, scope, cancellationToken) is { } refusal)
            return refusal;

        var skills = await db.Enter(record, task, person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Log.PracticeRecorded(logger, record.Id, record.TaskCode, record.Assisted);
        return TypedResults.Created("practice", new Response(record.Id, skills));
    }

    /// <summary>Two copies at once, perhaps of two people: the second waits and finds the first.</summary>
    private static async Task<PracticeRecord?> Known(
        PracticeRecord record, CourseDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({$"practice:{record.Id}"}, 0))", cancellationToken);
        return await db.PracticeRecords.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == record.Id, cancellationToken);
    }
}
