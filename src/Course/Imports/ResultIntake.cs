using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Accepts reported results, whatever way they came, and asks who is behind the hashes among them. Whether they count
/// is decided afterwards. Inside the caller&apos;s transaction, which saves.
/// </summary>
internal sealed class ResultIntake(CourseDbContext db, TimeProvider time)
{
    /// <summary>One at a time for each source: a result that comes by two ways at once is one result.</summary>
    public Task Hold(string source, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"SELECT pg_advisory_xact_lock(hashtextextended({"results:" + source}, 0))", cancellationToken);

    /// <returns>An outcome for each, in their order.</returns>
    public async Task<IReadOnlyList<ResultOutcome>> Take(
        string source, Guid areaId, IReadOnlyList<ReportedResult> reported, CancellationToken cancellationToken)
    {
        await Hold(source, cancellationToken);
        var names = reported.Select(one => one.ExternalId).ToHashSet();
        var known = await db.ImportedResults.AsNoTracking()
            .Where(result => result.Source == source && names.Contains(result.ExternalId))
            .ToDictionaryAsync(result => result.ExternalId, cancellationToken);
        var hashes = await HashesOf(known.Values, cancellationToken);
        var table = await EquivalenceTable.Load(db, source, reported.Select(one => one.Course), cancellationToken);
        var people = await ActivityOf(areaId, reported, cancellationToken);
        var outcomes = new List<ResultOutcome>();
        var taken = new Dictionary<string, ReportedResult>();
        foreach (var one in reported)
        {
            var outcome = taken.TryGetValue(one.ExternalId, out var twin)
                ? Compare(one == twin)
                : known.TryGetValue(one.ExternalId, out var earlier)
                    ? Compare(IsSame(one, earlier, hashes))
                    : Refuse(one, table, people) is { } error ? ResultOutcome.Refused(error) : ResultOutcome.Accepted;
            if (outcome.IsNew)
                taken.Add(one.ExternalId, one);
            outcomes.Add(outcome);
        }

        await Store(source, areaId, taken.Values, table, cancellationToken);
        return outcomes;
    }

    private static ResultOutcome Compare(bool same) =>
        same ? ResultOutcome.Unchanged : ResultOutcome.Refused(ResultError.ExternalIdReused);

    private static bool IsSame(ReportedResult one, ImportedResult earlier, Dictionary<Guid, string?> hashes) =>
        one.Course == earlier.ExternalCourse && one.CompletedAt == earlier.CompletedAt
        && one.ScorePercent == earlier.ScorePercent
        && (earlier.MatchId is { } match
            ? one.SubjectHash == hashes[match]
            : one.LearnerId == earlier.ReportedLearnerId);

    private static ResultError? Refuse(ReportedResult one, EquivalenceTable table, Dictionary<Guid, bool> people)
    {
        if (table.Find(one) is null)
            return ResultError.CourseUnknown;
        if (one.LearnerId is not { } learnerId)
            return null;
        return people.TryGetValue(learnerId, out var active)
            ? active ? null : ResultError.LearnerInactive
            : ResultError.LearnerUnknown;
    }

    private Task<Dictionary<Guid, string?>> HashesOf(
        IEnumerable<ImportedResult> results, CancellationToken cancellationToken)
    {
        var ids = results.Select(result => result.MatchId).OfType<Guid>().ToHashSet();
        return db.PersonMatches.Where(match => ids.Contains(match.Id))
            .ToDictionaryAsync(match => match.Id, match => match.SubjectHash, cancellationToken);
    }

    /// <returns>Whether they are active, of the learners named that are in the area.</returns>
    private async Task<Dictionary<Guid, bool>> ActivityOf(
        Guid areaId, IEnumerable<ReportedResult> reported, CancellationToken cancellationToken)
    {
        var named = reported.Select(one => one.LearnerId).OfType<Guid>().Distinct().ToArray();
        var persons = await db.Persons(named, cancellationToken);
        var ids = persons.Values.Select(person => person.Id).ToHashSet();
        var active = await db.Learners.Within(new AreaScope(areaId), db.Areas)
            .Where(learner => ids.Contains(learner.Id))
            .ToDictionaryAsync(learner => learner.Id, learner => learner.Active, cancellationToken);
        return named.Where(id => active.ContainsKey(persons[id].Id))
            .ToDictionary(id => id, id => active[persons[id].Id]);
    }

    private async Task Store(
        string source, Guid areaId, IReadOnlyCollection<ReportedResult> accepted, EquivalenceTable table,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var matches = await Ask(source, accepted, now, cancellationToken);
        foreach (var one in accepted)
        {
            var course = table.Find(one)!;
            var match = one.SubjectHash is { } hash ? matches[hash] : null;
            var result = new ImportedResult
            {
                Id = Guid.CreateVersion7(now),
                Source = source,
                ExternalId = one.ExternalId,
                AreaId = areaId,
                ExternalCourse = one.Course,
                CourseId = course.CourseId,
                CourseVersion = course.CourseVersion,
                CompletedAt = one.CompletedAt,
                ScorePercent = one.ScorePercent,
                MatchId = match?.Id,
                ReportedLearnerId = one.LearnerId,
                ReceivedAt = now,
            };
            if ((one.LearnerId ?? match?.LearnerId) is { } learnerId)
                result.Name(learnerId, now);
            db.ImportedResults.Add(result);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Asks for those nobody has asked for. The rows stay held to the end: an answer that comes meanwhile waits, and
    /// then finds the results that are being stored.
    /// </summary>
    private async Task<Dictionary<string, Match>> Ask(
        string source, IEnumerable<ReportedResult> accepted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hashes = accepted.Select(one => one.SubjectHash).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal).ToArray();
        if (hashes.Length == 0)
            return [];

        var ids = Array.ConvertAll(hashes, _ => Guid.CreateVersion7(now));
        var matches = await db.Database.SqlQuery<Match>($"""
            INSERT INTO person_matches (id, source, subject_hash, asked_at)
            SELECT id, {source}, hash, {now} FROM unnest({ids}, {hashes}) AS asked (id, hash)
            ON CONFLICT (source, subject_hash) DO UPDATE SET source = excluded.source
            RETURNING id AS "Id", subject_hash AS "Hash", learner_id AS "LearnerId"
            """).ToListAsync(cancellationToken);
        await db.InsertEventsAsync(
            matches.Where(match => ids.Contains(match.Id)).Select(match => new CompletionMatchRequested
            {
                RequestId = match.Id,
                Version = 1,
                OccurredAt = now,
                Source = source,
                SubjectHash = match.Hash,
            }),
            cancellationToken);
        return matches.ToDictionary(match => match.Hash);
    }

    private sealed record Match(Guid Id, string Hash, Guid? LearnerId);
}
