using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>Which modules somebody has done, and by which completion, on the version of the day they began.</summary>
internal static class GetProgress
{
    /// <param name="Version">The version they are on, or would begin with. <example>1</example></param>
    /// <param name="Done">Modules that are done. <example>3</example></param>
    /// <param name="Modules">Each of them, in order.</param>
    public sealed record Response(int Version, int Done, IReadOnlyList<Module> Modules);

    /// <param name="Code">The module. <example>e-commerce</example></param>
    /// <param name="CompletionId">What counts for it; none where it is still open.</param>
    public sealed record Module(string Code, Guid? CompletionId);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid learnerId, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.AsNoTracking().Include(programme => programme.Versions)
            .Include(programme => programme.Equivalences).AsSplitQuery().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        var person = await db.Person(learnerId, cancellationToken);
        var known = await db.Learners.Within(scope, db.Areas)
            .AnyAsync(learner => person.Ids.Contains(learner.Id), cancellationToken);
        if (programme is null || !known)
            return TypedResults.NotFound();

        var done = await CompleteProgramme.DoneCourses([person], db, cancellationToken);
        var version = programme.VersionOf(done)
            ?? programme.Versions.Single(version => version.Number == programme.NewestVersion);
        var modules = version.Modules
            .Select(module => new Module(module.Code, programme.Evidence(module, done)?.Id)).ToList();
        return TypedResults.Ok(new Response(
            version.Number, modules.Count(module => module.CompletionId is not null), modules));
    }
}
