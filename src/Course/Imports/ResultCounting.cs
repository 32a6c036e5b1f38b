using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Courses.Learners;
using Platform.Courses.Programmes;
using Platform.Messaging;

namespace Platform.Courses.Imports;

/// <summary>
/// Counts imported results whose learner is known: each leads to a completion, or to the one that is there already. In
/// steps of one transaction; any number of replicas may take them.
/// </summary>
internal sealed class ResultCounting(CourseDbContext db, TimeProvider time, ILogger<ResultCounting> logger)
{
    private const int StepSize = 500;

    /// <summary>News of the learner may come later than the answer who it is.</summary>
    private static readonly TimeSpan UntilHeardOf = TimeSpan.FromSeconds(5);

    /// <summary>People of other areas may move here.</summary>
    private static readonly TimeSpan UntilMoved = TimeSpan.FromDays(1);

    /// <returns>Results looked at; nothing is left to do when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await db.ImportedResults.FromSql($"""
            SELECT *, xmin FROM imported_results WHERE look_at <= {now}
            ORDER BY look_at LIMIT {StepSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return 0;

        var named = due.Select(result => result.LearnerId!.Value).Distinct().ToArray();
        var persons = await db.Persons(named, cancellationToken);
        var ids = persons.Values.SelectMany(person => person.Ids).Distinct().ToArray();
        await db.Learners.Locked(ids).Select(learner => learner.Id).ToListAsync(cancellationToken);
        var homes = await db.Learners.Where(learner => ids.Contains(learner.Id))
            .Join(db.Areas, learner => learner.AreaId, area => area.Id, (learner, area) => new { learner.Id, area })
            .ToDictionaryAsync(row => row.Id, row => row.area, cancellationToken);
        var events = new List<object>();
        foreach (var result in due)
        {
            var person = persons[result.LearnerId!.Value];
            var home = homes.GetValueOrDefault(person.Id);
            if (result.WasWithdrawnFrom(person))
                result.Unname(); // the same answer came again, or two turned out to be one
            else if (home?.Path.Contains(result.AreaId) is not true)
                result.LookAgain(now + (home is null ? UntilHeardOf : UntilMoved));
        }

        foreach (var course in due.Where(result => result.LookAt <= now)
            .GroupBy(result => (result.CourseId, result.CourseVersion)))
        {
            events.AddRange(await Count(
                [.. course.OrderBy(result => result.CompletedAt)], persons,
                person => homes[person.Id].Id, now, cancellationToken));
        }

        var counting = due.Where(result => result.LookAt <= now || result.CountedAt is not null)
            .Select(result => persons[result.LearnerId!.Value]).DistinctBy(person => person.Id).ToList();
        await CompleteProgramme.Evaluate(counting, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.InsertEventsAsync(events, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var counted = due.Count(result => result.CountedAt is not null);
        ResultLog.ResultsCounted(logger, counted, events.Count - counted);
        return due.Count;
    }

    /// <param name="results">Of one course version, oldest first.</param>
    /// <param name="persons">By the ids the results name.</param>
    /// <param name="home">The area of a person.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    private async Task<List<object>> Count(
        IReadOnlyList<ImportedResult> results, Dictionary<Guid, Person> persons, Func<Person, Guid> home,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (courseId, courseVersion) = (results[0].CourseId, results[0].CourseVersion);
        var rule = await db.CompletionRules.AsNoTracking().InForce(CompletionRule.Imported, courseId, now)
            .SingleAsync(cancellationToken);
        var title = await CourseTitle.Of(db, courseId, courseVersion, cancellationToken);
        var levels = await db.CompletionSources
            .ToDictionaryAsync(source => source.Code, source => source.AssuranceLevel, cancellationToken);
        var history = await CourseHistory.Read(
            db, courseId, courseVersion, results.Select(result => persons[result.LearnerId!.Value]), cancellationToken);
        var events = new List<object>();
        foreach (var result in results)
        {
            var person = persons[result.LearnerId!.Value];
            var found = new FoundEvidence(
                person.Id, EvidenceKind.ImportedResult, result.Id, result.CompletedAt, result.ScorePercent);
            if (history.Open(person, rule, [found]) is var (cycle, fresh) && rule.Judge(fresh) is { } evidence)
            {
                var (completion, completed) = Completion.Grant(
                    new Earned(
                        person, home(person), ClassId: null, result.Source, rule, levels[result.Source], cycle,
                        evidence),
                    title, now);
                db.Completions.Add(completion);
                history.Add(completion);
                events.Add(completed);
            }

            events.Add(result.Count(history.Latest(person)!, now));
        }

        return events;
    }
}
