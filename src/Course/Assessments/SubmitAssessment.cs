using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Enrolments;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Assessments;

/// <summary>Hands in the answers to the quiz of a class: one attempt, judged by the rule of the course.</summary>
internal static class SubmitAssessment
{
    /// <param name="ClassId">The class whose course the quiz is about.</param>
    /// <param name="LearnerId">Who answered.</param>
    /// <param name="Answers">One for each question answered; a question left out counts as wrong.</param>
    public sealed record Request(Guid ClassId, Guid LearnerId, [Length(1, 100)] IReadOnlyList<AnswerItem> Answers);

    /// <param name="QuestionId">The question. <example>q1</example></param>
    /// <param name="OptionId">The option chosen. <example>b</example></param>
    public sealed record AnswerItem(
        [StringLength(64, MinimumLength = 1)] string QuestionId, [StringLength(64, MinimumLength = 1)] string OptionId);

    /// <param name="AssessmentId">Identity of the attempt.</param>
    /// <param name="ScorePercent">The share of right answers, 0 to 100. <example>80</example></param>
    /// <param name="Passed">Whether it reaches the mark of the course.</param>
    /// <param name="Completed">Whether the course is done now, by this attempt or an earlier one.</param>
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
        if (!await db.Enrolments.Seated().AnyAsync(
            seat => seat.ClassId == classId && person.Ids.Contains(seat.LearnerId), cancellationToken))
            return CourseProblems.NotEnrolled(request.LearnerId);

        var quiz = await db.Quizzes.AsNoTracking().SingleAsync(
            quiz => quiz.CourseId == held.CourseId && quiz.CourseVersion == held.CourseVersion, cancellationToken);
        var answers = request.Answers
            .Select(answer => new Answer { QuestionId = answer.QuestionId, OptionId = answer.OptionId }).ToList();
        if (quiz.Score(answers) is not { } score)
            return CourseProblems.UnknownAnswer;
        var assessment = await QuizAttempt.Judge(
            held, person, answers, score, db, time.GetUtcNow(), cancellationToken);
        if (assessment is null)
            return CourseProblems.AttemptsExhausted;

        await db.SaveChangesAsync(cancellationToken);
        Log.AssessmentCompleted(logger, assessment.Id, classId, assessment.Passed);

        var completed = await db.Completions.AnyAsync(
            completion => person.Ids.Contains(completion.LearnerId) && completion.ReversedAt == null
                && completion.CourseId == held.CourseId && completion.CourseVersion == held.CourseVersion,
            cancellationToken);
        return TypedResults.Created(
            (string?)null, new Response(assessment.Id, assessment.ScorePercent, assessment.Passed, completed));
    }
}
