using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Courses.Enrolments;
using Platform.Courses.Learners;
using Platform.Courses.QuestionBanks;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>
/// Draws a paper for somebody and starts its time. Whoever has one open is given that one again: nobody looks for
/// easier questions by asking twice.
/// </summary>
internal static class DrawPaper
{
    /// <param name="Kind">What it is for.</param>
    /// <param name="LearnerId">Who is asked.</param>
    /// <param name="Blueprint">Code of the blueprint. <example>vneid-basics</example></param>
    /// <param name="ClassId">The class; none for a placement.</param>
    /// <param name="Language">The language wished for; questions without a translation come in Vietnamese.</param>
    public sealed record Request(
        PaperKind Kind, Guid LearnerId, [RegularExpression(BlueprintContent.CodePattern)] string Blueprint,
        Guid? ClassId = null, [RegularExpression("^[a-z]{2,3}$")] string Language = QuestionContent.First);

    internal static async Task<Results<Created<PaperItem>, Ok<PaperItem>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Paper> logger,
        CancellationToken cancellationToken)
    {
        if ((request.ClassId is null) != (request.Kind is PaperKind.Placement))
            return MeasuringProblems.ClassNeeded;

        var (kind, now) = (request.Kind, time.GetStoredUtcNow());
        var person = await db.Person(request.LearnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var learner = await db.Learners.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(learner => learner.Id == person.Id, cancellationToken);
        Class? held = null;
        if (request.ClassId is { } classId)
        {
            held = await db.Classes.AsNoTracking().Where(@class => @class.Id == classId).Within(scope, db.Areas)
                .SingleOrDefaultAsync(cancellationToken);
            if (held is null)
                return CourseProblems.UnknownClass;
            if (!await db.Enrolments.Seated().AnyAsync(
                seat => seat.ClassId == classId && person.Ids.Contains(seat.LearnerId), cancellationToken))
                return CourseProblems.NotEnrolled(request.LearnerId);
        }
        else if (learner is null)
        {
            return CourseProblems.UnknownLearner;
        }
        else if (!learner.Active)
        {
            return CourseProblems.LearnerInactive;
        }

        var blueprint = await db.Blueprints.AsNoTracking().VisibleTo(scope, db.Areas).InForce(request.Blueprint, now)
            .SingleOrDefaultAsync(cancellationToken);
        if (blueprint is null)
            return MeasuringProblems.UnknownBlueprint;
        if (!blueprint.Fits(kind, held?.CourseId))
            return MeasuringProblems.BlueprintDoesNotFit;

        var earlier = await db.Papers.AsNoTracking()
            .Where(paper => person.Ids.Contains(paper.LearnerId))
            .OrderBy(paper => paper.Id)
            .ToListAsync(cancellationToken);
        var alike = earlier.Where(paper => paper.Kind == kind && paper.ClassId == held?.Id).ToList();
        if (alike.Find(paper => paper.IsOpen(now)) is { } open)
            return TypedResults.Ok(await PaperItem.Show(open, db, cancellationToken));
        if (alike.Count >= blueprint.Attempts || (kind is PaperKind.Quiz
            && !await QuizAttempt.IsLeft(held!, person, db, now, cancellationToken)))
            return CourseProblems.AttemptsExhausted;

        var areaId = held?.AreaId ?? learner!.AreaId;
        var pool = await QuestionPool.Of(blueprint, areaId, db, cancellationToken);
        if (pool.Lacks(blueprint) is { Length: > 0 } skills)
            return MeasuringProblems.TooFewQuestions(skills);

        var known = earlier.SelectMany(paper => paper.Questions).Select(asked => asked.QuestionId).ToHashSet();
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var issued = Paper.Issue(
            kind, blueprint, held, person.Id, areaId, alike.Count + 1, request.Language, seed,
            pool.Draw(blueprint, known, seed), now);
        db.Papers.Add(issued);
        await db.SaveChangesAsync(cancellationToken);
        MeasuringLog.PaperDrawn(logger, issued.Id, kind);
        return TypedResults.Created($"papers/{issued.Id}", await PaperItem.Show(issued, db, cancellationToken));
    }
}
