using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>
/// Lets another course count for a module, where it was completed within the days named. Who has done everything else
/// completes the programme with that.
/// </summary>
internal static class AddEquivalence
{
    /// <param name="ModuleCode">The module. <example>e-commerce</example></param>
    /// <param name="CourseId">The course that counts as well.</param>
    /// <param name="ValidFrom">First day on which it may have been completed.</param>
    /// <param name="Source">The decision. <example>Công văn 21/SKHCN</example></param>
    /// <param name="ValidTo">The first day after the last; open where none is named.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1)] string ModuleCode,
        Guid CourseId,
        DateOnly ValidFrom,
        [StringLength(500, MinimumLength = 1)] string Source,
        DateOnly? ValidTo = null);

    /// <param name="Id">Identity of the equivalence.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        await db.Hold($"programme:{id}", cancellationToken); // a change at the same moment would look like a stale one
        var programme = await db.Programmes.Include(programme => programme.Versions)
            .Include(programme => programme.Equivalences).AsSplitQuery().OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        if (programme is null)
            return TypedResults.NotFound();
        if (!programme.Versions.Any(v => v.Modules.Any(module => module.Code == request.ModuleCode)))
            return ProgrammeProblems.UnknownModule;
        if (request.ValidTo <= request.ValidFrom)
            return ProgrammeProblems.DatesInvalid;
        if (await CreateClassTemplate.Offered(request.CourseId, number: null, scope, db, cancellationToken) is null)
            return CatalogueProblems.UnknownCourse;

        if (await db.ProgrammeEquivalences.AnyAsync(
            equal => equal.ProgrammeId == id && equal.ModuleCode == request.ModuleCode
                && equal.CourseId == request.CourseId && equal.ValidFrom == request.ValidFrom, cancellationToken))
            return ProgrammeProblems.EquivalenceExists;

        var now = time.GetUtcNow();
        var equivalence = new Equivalence
        {
            Id = Guid.CreateVersion7(now),
            ProgrammeId = id,
            ModuleCode = request.ModuleCode,
            CourseId = request.CourseId,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            Source = request.Source,
        };
        db.AddEvent(programme.Accept(equivalence, now));
        await db.SaveChangesAsync(cancellationToken);
        await CompleteWhoCan(request.CourseId, db, now, cancellationToken);
        return TypedResults.Ok(new Response(equivalence.Id));
    }

    private static async Task CompleteWhoCan(
        Guid courseId, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var learnerIds = await db.Completions.Where(completion => completion.CourseId == courseId)
            .Select(completion => completion.LearnerId).Distinct().ToArrayAsync(cancellationToken);
        var persons = (await db.Persons(learnerIds, cancellationToken)).Values
            .DistinctBy(person => person.Id).ToList();
        await db.Learners.Locked([.. persons.SelectMany(person => person.Ids)]).Select(learner => learner.Id)
            .ToListAsync(cancellationToken);
        await CompleteProgramme.Evaluate(persons, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
