using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// Lets the rows of a phone take effect by the same doors as those of people with connectivity: heads are a count,
/// names are claims, papers are papers. Names come before papers, for whoever wrote a paper was there.
/// </summary>
internal sealed class OfflineResults(CourseDbContext db, TimeProvider time, ILogger<Assessment> logger)
{
    internal async Task<List<TakeResults.RowResult>> Take(
        OfflinePack pack, TakeResults.Request request, AreaScope scope, string takenBy,
        CancellationToken cancellationToken)
    {
        var heads = request.Heads ?? [];
        var rolls = await OfflineRolls.Open(pack, request, scope, db, time, cancellationToken);
        await HoldLearners(request, cancellationToken);

        var results = new Dictionary<Guid, TakeResults.RowResult>();
        foreach (var row in heads.OrderBy(row => row.CountedAt))
            results[row.Id] = await rolls.Count(row, cancellationToken);
        foreach (var names in request.Names.GroupBy(row => (row.ClassId, row.Point)))
        {
            foreach (var result in await rolls.Name(names, request.Device, takenBy, cancellationToken))
                results[result.Id] = result;
        }

        rolls.Announce();
        await db.SaveChangesAsync(cancellationToken);
        foreach (var paper in request.Papers.OrderBy(row => row.WrittenAt))
            results[paper.Id] = await Judge(pack, paper, request.Device, scope, cancellationToken);
        return
        [
            .. request.Names.Select(row => results[row.Id]), .. request.Papers.Select(row => results[row.Id]),
            .. heads.Select(row => results[row.Id]),
        ];
    }

    /// <summary>All people of the phone at once, after the rolls: everybody takes them in this order.</summary>
    private async Task HoldLearners(TakeResults.Request request, CancellationToken cancellationToken)
    {
        var ids = request.Names.Select(row => row.LearnerId).Concat(request.Papers.Select(row => row.LearnerId));
        var persons = await db.Persons([.. ids.Distinct()], cancellationToken);
        await db.Learners.Locked([.. persons.Values.SelectMany(person => person.Ids).Distinct()])
            .Select(learner => learner.Id).ToListAsync(cancellationToken);
    }

    private async Task<TakeResults.RowResult> Judge(
        OfflinePack pack, TakeResults.PaperRow row, string device, AreaScope scope,
        CancellationToken cancellationToken)
    {
        var name = $"offline-paper:{row.Id}"; // the same paper from two phones at once is judged once
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
        var known = await db.OfflinePapers.AsNoTracking()
            .SingleOrDefaultAsync(paper => paper.Id == row.Id, cancellationToken);
        if (known is not null)
            return new TakeResults.RowResult(row.Id, "judged", ScorePercent: known.ScorePercent);
        if (!pack.ClassIds.Contains(row.ClassId))
            return OfflineRolls.Refused(row.Id, "class-not-in-pack");

        var answer = (await SubmitAssessment.Handle(
            new(row.ClassId, row.LearnerId, row.Answers), scope, db, time, logger, cancellationToken)).Result;
        if (answer is ProblemHttpResult problem)
            return OfflineRolls.Refused(row.Id, $"{problem.ProblemDetails.Extensions["code"]}");
        var judged = ((Created<SubmitAssessment.Response>)answer).Value!;

        db.OfflinePapers.Add(new OfflinePaper
        {
            Id = row.Id,
            PackId = pack.Id,
            ClassId = row.ClassId,
            LearnerId = row.LearnerId,
            Device = device,
            WrittenAt = row.WrittenAt.ToUniversalTime(),
            ReceivedAt = time.GetUtcNow(),
            ScorePercent = judged.ScorePercent,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new TakeResults.RowResult(row.Id, "judged", ScorePercent: judged.ScorePercent);
    }
}
