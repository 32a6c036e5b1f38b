using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// A decision changes when a course counts as passed. It never reaches back: attempts judged before keep their rule.
/// </summary>
internal static class AddPassRule
{
    /// <param name="PassPercent">Score from which an attempt passes. <example>60</example></param>
    /// <param name="AttemptsPerClass">How often somebody may try. <example>3</example></param>
    /// <param name="Source">The decision it comes from. <example>12/QĐ-SKHCN</example></param>
    /// <param name="ValidFrom">From when it counts; at once where nothing is said, never earlier.</param>
    public sealed record Request(
        [Range(1, 100)] int PassPercent,
        [Range(1, 100)] int AttemptsPerClass,
        [StringLength(500, MinimumLength = 1)] string Source,
        DateTimeOffset? ValidFrom = null);

    /// <param name="Version">Number of the rule. <example>2</example></param>
    public sealed record Response(int Version);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Courses.OwnedWithin(scope, db.Areas).AnyAsync(course => course.Id == id, cancellationToken))
            return TypedResults.NotFound();

        await db.Hold($"pass-rule:{id}", cancellationToken);
        var newest = await db.PassRules.Where(rule => rule.CourseId == id)
            .MaxAsync(rule => (int?)rule.Version, cancellationToken) ?? 0;
        var now = time.GetUtcNow();
        var rule = new PassRule
        {
            CourseId = id,
            Version = newest + 1,
            PassPercent = request.PassPercent,
            AttemptsPerClass = request.AttemptsPerClass,
            Source = request.Source,
            ValidFrom = request.ValidFrom?.ToUniversalTime() is { } later && later > now ? later : now,
        };
        db.PassRules.Add(rule);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(rule.Version));
    }
}
