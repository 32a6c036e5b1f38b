using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Courses.Skills;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>
/// Hands a paper in. Twice, even at once, it counts once: the same answers get the same result, others are refused. A
/// paper that comes after its time and the grace of its blueprint is refused.
/// </summary>
internal static class HandInPaper
{
    /// <param name="Answers">Those given; a question left out counts as wrong.</param>
    public sealed record Request([MaxLength(200)] IReadOnlyList<Answered> Answers);

    /// <param name="QuestionId">The question.</param>
    /// <param name="OptionId">The option chosen. <example>b</example></param>
    public sealed record Answered(Guid QuestionId, [StringLength(16, MinimumLength = 1)] string OptionId);

    internal static async Task<Results<Ok<PaperResult>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Paper> logger,
        CancellationToken cancellationToken)
    {
        var paper = await db.Papers.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (paper is null)
            return TypedResults.NotFound();

        var now = time.GetStoredUtcNow();
        var answers = request.Answers.GroupBy(answer => answer.QuestionId)
            .ToDictionary(given => given.Key, given => given.First().OptionId);
        if (answers.Count != request.Answers.Count || !paper.Takes(answers))
            return CourseProblems.UnknownAnswer;
        if (paper.HandedInAt is not null)
            return paper.Says(answers) ? TypedResults.Ok(PaperResult.Of(paper)!) : MeasuringProblems.PaperHandedIn;
        if (!paper.IsOpen(now))
            return MeasuringProblems.PaperLate;

        var asked = paper.Questions.Select(question => question.QuestionId).ToList();
        var correct = await db.BankQuestions.Where(question => asked.Contains(question.Id))
            .ToDictionaryAsync(question => question.Id, question => question.Correct, cancellationToken);
        paper.HandIn(answers, correct, now);
        if (!await Settle(paper, db, now, cancellationToken))
            return CourseProblems.AttemptsExhausted;

        await db.SaveChangesAsync(cancellationToken);
        MeasuringLog.PaperHandedIn(logger, id, paper.Kind);
        return TypedResults.Ok(PaperResult.Of(paper)!);
    }

    /// <summary>What follows from the answers; false where a quiz comes after the last attempt.</summary>
    private static async Task<bool> Settle(
        Paper paper, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var blueprint = await db.Blueprints.AsNoTracking()
            .SingleAsync(blueprint => blueprint.Id == paper.BlueprintId, cancellationToken);
        if (paper.Kind is PaperKind.Placement)
        {
            db.AddEvent(paper.Place(blueprint));
            return true;
        }

        var person = await db.Person(paper.LearnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var held = await db.Classes.AsNoTracking().SingleAsync(row => row.Id == paper.ClassId, cancellationToken);
        if (paper.Kind is PaperKind.Quiz)
        {
            var judged = await QuizAttempt.Judge(held, person, [], paper.ScorePercent, db, now, cancellationToken);
            if (judged is null)
                return false;
            paper.Judged(judged.Passed);
        }
        else
        {
            var rule = await db.PassRules.AsNoTracking().InForce(held.CourseId, now).SingleAsync(cancellationToken);
            db.AddEvent(paper.Measure(held, rule));
        }

        if (paper.Kind is not PaperKind.Pre) // what somebody could do before is no merit of the course
        {
            var shown = paper.SkillsFrom(blueprint.DemonstratedPercent);
            var evidence = new SkillEvidence(
                SkillEvidence.Assessment, paper.Id, paper.AreaId, VietnamTime.DateOf(now));
            await db.Demonstrate(person, shown, evidence, now, cancellationToken);
        }

        return true;
    }
}
