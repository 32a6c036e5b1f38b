using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Assessments;

internal static class SubmitAssessment
{
    public sealed record Request(Guid ClassId, Guid LearnerId, [Length(1, 100)] AnswerItem[] Answers);

    public sealed record AnswerItem(
        [StringLength(64, MinimumLength = 1)] string QuestionId, [StringLength(64, MinimumLength = 1)] string OptionId);

    /// <summary><c>Completed</c>: the course is done now, by this attempt or an earlier one.</summary>
    public sealed record Response(Guid AssessmentId, int ScorePercent, bool Passed, bool Completed);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Assessment> logger,
        CancellationToken cancellationToken)
    {
        var classId = request.ClassId;
        var person = await db.Person(request.LearnerId, cancellationToken);
        await db.Learners.Locked(person.Ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var held = await db.Classes.AsNoTracking()
            .Where(@class => @class.Id == classId)
            .Within(scope, db.Areas)
            .SingleOrDefaultAsync(cancellationToken);
        if (held is null)
            return CourseProblems.UnknownClass;
        if (!await db.Enrolments.AnyAsync(
            seat => seat.ClassId == classId && person.Ids.Contains(seat.LearnerId), cancellationToken))
            return CourseProblems.NotEnrolled(request.LearnerId);

        var now = time.GetUtcNow();
        var rule = await db.PassRules.AsNoTracking().InForce(held.CourseId, now).SingleAsync(cancellationToken);
        var earlier = await db.Assessments.CountAsync(
            assessment => assessment.ClassId == classId && person.Ids.Contains(assessment.LearnerId),
            cancellationToken);
        if (earlier >= rule.AttemptsPerClass)
            return CourseProblems.AttemptsExhausted;

        var quiz = await db.Quizzes.AsNoTracking().SingleAsync(
            quiz => quiz.CourseId == held.CourseId && quiz.CourseVersion == held.CourseVersion, cancellationToken);
        var answers = request.Answers
            .Select(answer => new Answer { QuestionId = answer.QuestionId, OptionId = answer.OptionId }).ToList();
        if (quiz.Score(answers) is not { } score)
            return CourseProblems.UnknownAnswer;

        var (assessment, judged) = Assessment.Judge(held, person.Id, earlier + 1, answers, score, rule, now);
        db.Assessments.Add(assessment);
        db.AddEvent(judged);
        await db.SaveChangesAsync(cancellationToken);
        if (assessment.Passed)
        {
            await CompleteCourse.Evaluate(held, [person], db, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        Log.AssessmentCompleted(logger, assessment.Id, classId, assessment.Passed);

        var completed = await db.Completions.AnyAsync(
            completion => person.Ids.Contains(completion.LearnerId) && completion.ReversedAt == null
                && completion.CourseId == held.CourseId && completion.CourseVersion == held.CourseVersion,
            cancellationToken);
        return TypedResults.Created(
            (string?)null, new Response(assessment.Id, assessment.ScorePercent, assessment.Passed, completed));
    }
}
