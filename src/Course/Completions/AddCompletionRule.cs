using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Courses.Practice;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>
/// A decision says when a course counts as done: in a kind of class, or by practice alone, for which nobody has to be
/// enrolled. It never reaches back: what was completed keeps its rule, and whatever evidence comes is judged by it.
/// </summary>
internal static class AddCompletionRule
{
    /// <param name="Source">The decision it comes from. <example>15/QĐ-SKHCN</example></param>
    /// <param name="ClassKind">The classes it judges; absent where it judges practice alone.</param>
    /// <param name="NeedsAttendance">Whether one has to have been there. <example>false</example></param>
    /// <param name="NeedsPass">Whether one has to have passed the quiz. <example>false</example></param>
    /// <param name="Practice">What has to be practised.</param>
    /// <param name="Assurance">What such evidence is worth; absent where the weakest witness of the practice says it,
    /// as always where practice alone is judged.</param>
    /// <param name="RenewalMonths">After how long the course has to be done again. <example>24</example></param>
    /// <param name="ValidFrom">From when it counts; at once where nothing is said, never earlier.</param>
    public sealed record Request(
        [StringLength(500, MinimumLength = 1)] string Source,
        ClassKind? ClassKind = null,
        bool NeedsAttendance = false,
        bool NeedsPass = false,
        PracticeNeed? Practice = null,
        Assurance? Assurance = null,
        [Range(1, 600)] int? RenewalMonths = null,
        DateTimeOffset? ValidFrom = null);

    /// <param name="Tasks">Each of them, of those the course leads to. <c>look-up-farm-prices</c></param>
    /// <param name="LeastWitness">Who has to vouch for it at least.</param>
    /// <param name="Alone">Whether what was done with help does not count. <example>false</example></param>
    public sealed record PracticeNeed(
        [Length(1, 20)] string[] Tasks, PracticeEvidence LeastWitness, bool Alone = false);

    /// <param name="Code">Of the rule, <c>practice:ai-agriculture</c>.</param>
    /// <param name="Version">Its version. <example>1</example></param>
    public sealed record Response(string Code, int Version);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var course = await db.Courses.AsNoTracking().OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(course => course.Id == id, cancellationToken);
        if (course is null)
            return TypedResults.NotFound();
        if (!IsConsistent(request))
            return ResultProblems.RuleInvalid;

        await db.Hold($"publish:{id}", cancellationToken); // no version without these tasks meanwhile
        var taught = await db.CourseVersions.Where(version => version.CourseId == id)
            .OrderByDescending(version => version.Number).Select(version => version.PracticeTasks)
            .FirstOrDefaultAsync(cancellationToken);
        if (taught is null)
            return CatalogueProblems.UnknownCourse;
        if (request.Practice?.Tasks.Except(taught).ToList() is { Count: > 0 } unknown)
            return CatalogueProblems.UnknownCodes(unknown);

        var appliesTo = request.ClassKind is { } kind ? Codes.Of(kind) : CompletionRule.Practised;
        var newest = await db.CompletionRules.Where(rule => rule.CourseId == id && rule.AppliesTo == appliesTo)
            .MaxAsync(rule => (int?)rule.Version, cancellationToken) ?? 0;
        var rule = Make(request, course, appliesTo, newest + 1, time.GetUtcNow());
        db.CompletionRules.Add(rule);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(rule.Code, rule.Version));
    }

    /// <summary>What a class leaves behind is needed in a class, and nothing of it without one.</summary>
    private static bool IsConsistent(Request request) => request.ClassKind switch
    {
        null => request is { NeedsAttendance: false, NeedsPass: false, Practice: not null, Assurance: null },
        ClassKind.SelfPaced => request is { NeedsAttendance: false, NeedsPass: true } && IsWorthSomething(request),
        _ => (request.NeedsAttendance || request.NeedsPass) && IsWorthSomething(request),
    };

    private static bool IsWorthSomething(Request request) =>
        request.Assurance is not null || request.Practice is not null;

    private static CompletionRule Make(
        Request request, Course course, string appliesTo, int version, DateTimeOffset now) => new()
        {
            Code = $"{appliesTo}:{course.Code}",
            Version = version,
            AppliesTo = appliesTo,
            CourseId = course.Id,
            NeedsAttendance = request.NeedsAttendance,
            NeedsPass = request.NeedsPass,
            PracticeTasks = [.. request.Practice?.Tasks.Distinct() ?? []],
            LeastWitness = request.Practice?.LeastWitness,
            NeedsAlone = request.Practice?.Alone ?? false,
            AssuranceLevel = request.Assurance is { } level ? Codes.Of(level) : null,
            RenewalMonths = request.RenewalMonths,
            Source = request.Source,
            ValidFrom = request.ValidFrom?.ToUniversalTime() is { } later && later > now ? later : now,
        };
}
