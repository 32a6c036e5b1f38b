using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Courses.Learners;
using Platform.Messaging;

namespace Platform.Courses.Programmes;

/// <summary>Called wherever somebody completed a course, turned out to be somebody who had, or had not.</summary>
internal static class CompleteProgramme
{
    /// <summary>
    /// Completes the programmes of which these people have done every module, except those they have already. Call with
    /// the learners' rows locked; the unique index stands behind.
    /// </summary>
    internal static async Task Evaluate(
        IReadOnlyCollection<Person> persons, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var done = await DoneCourses(persons, db, cancellationToken);
        var programmes = await Concerned(done, db, cancellationToken);
        if (programmes.Count is 0)
            return;

        var learnerIds = persons.SelectMany(person => person.Ids).ToArray();
        var had = await db.ProgrammeCompletions
            .Where(completion => learnerIds.Contains(completion.LearnerId) && completion.ReversedAt == null)
            .Select(completion => new { completion.LearnerId, completion.ProgrammeId, completion.ProgrammeVersion })
            .ToHashSetAsync(cancellationToken);
        var areaIds = done.Select(course => course.AreaId).Distinct().ToArray();
        var paths = await db.Areas.Where(area => areaIds.Contains(area.Id))
            .ToDictionaryAsync(area => area.Id, area => area.Path, cancellationToken);
        var byLearner = done.ToLookup(course => course.LearnerId);
        foreach (var person in persons)
        {
            var own = person.Ids.SelectMany(id => byLearner[id]).ToList();
            foreach (var programme in programmes)
            {
                if (programme.VersionOf(own) is not { } version
                    || person.Ids.Any(id => had.Contains(new
                    {
                        LearnerId = id,
                        ProgrammeId = programme.Id,
                        ProgrammeVersion = version.Number,
                    })))
                    continue;

                var evidence = version.Modules.Select(module => programme.Evidence(module, own)).OfType<DoneCourse>()
                    .ToList();
                if (evidence.Count < version.Modules.Count || !IsOffered(programme, evidence, paths))
                    continue;

                var (completion, completed) = ProgrammeCompletion.Grant(programme, version, person.Id, evidence, now);
                db.ProgrammeCompletions.Add(completion);
                db.AddEvent(completed);
            }
        }
    }

    /// <summary>
    /// Takes back the programmes that rest on a completion of a course, and completes them anew where something else
    /// counts for the module. Call after the reversal was saved, with the learner's rows locked; saves.
    /// </summary>
    internal static async Task Reverse(
        Completion reversed, Person person, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var resting = await db.ProgrammeCompletions
            .Where(completion => person.Ids.Contains(completion.LearnerId) && completion.ReversedAt == null)
            .Where(completion => completion.CompletionIds.Contains(reversed.Id))
            .OrderBy(completion => completion.Id).ToListAsync(cancellationToken);
        foreach (var completion in resting)
            db.AddEvent(completion.Reverse(reversed.Id, now));
        await db.SaveChangesAsync(cancellationToken); // first, or there would be two that count
        await Evaluate([person], db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Those of the database and those that this transaction is about to write.</summary>
    internal static async Task<List<DoneCourse>> DoneCourses(
        IReadOnlyCollection<Person> persons, CourseDbContext db, CancellationToken cancellationToken)
    {
        var learnerIds = persons.SelectMany(person => person.Ids).ToHashSet();
        var stored = await db.Completions.AsNoTracking()
            .Where(completion => learnerIds.Contains(completion.LearnerId) && completion.ReversedAt == null)
            .Select(c => new DoneCourse(c.Id, c.LearnerId, c.CourseId, c.AreaId, c.CompletedAt))
            .ToListAsync(cancellationToken);
        var added = db.ChangeTracker.Entries<Completion>()
            .Where(entry => entry.State is EntityState.Added && learnerIds.Contains(entry.Entity.LearnerId))
            .Select(entry => entry.Entity)
            .Select(c => new DoneCourse(c.Id, c.LearnerId, c.CourseId, c.AreaId, c.CompletedAt));
        return [.. stored, .. added];
    }

    private static Task<List<Programme>> Concerned(
        List<DoneCourse> done, CourseDbContext db, CancellationToken cancellationToken)
    {
        var courseIds = done.Select(course => course.CourseId).Distinct().ToArray();
        return db.Programmes.AsNoTracking()
            .Include(programme => programme.Versions).Include(programme => programme.Equivalences).AsSplitQuery()
            .Where(programme => programme.Versions.Any(version => version.CourseIds.Any(id => courseIds.Contains(id)))
                || programme.Equivalences.Any(equal => courseIds.Contains(equal.CourseId)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>A programme of one province is not completed in another by courses that both of them have.</summary>
    private static bool IsOffered(
        Programme programme, IEnumerable<DoneCourse> evidence, Dictionary<Guid, Guid[]> paths) =>
        programme.OwnerAreaId is not { } owner
        || evidence.Any(course => paths.GetValueOrDefault(course.AreaId)?.Contains(owner) is true);
}
