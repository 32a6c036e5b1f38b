using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Classes;
using Platform.Courses.Sessions;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>
/// Lets the rows of a phone take effect by the same doors as those of people with connectivity: names are claims,
/// papers are papers. Names come first, for whoever wrote a paper was there.
/// </summary>
internal sealed class OfflineResults(CourseDbContext db, TimeProvider time, ILogger<Assessment> logger)
{
    internal async Task<List<TakeResults.RowResult>> Take(
        OfflinePack pack, TakeResults.Request request, AreaScope scope, string takenBy,
        CancellationToken cancellationToken)
    {
        var results = new Dictionary<Guid, TakeResults.RowResult>();
        var classIds = request.Names.Select(row => row.ClassId).Where(pack.ClassIds.Contains).ToArray();
        var classes = await db.Classes.Locked(classIds).Within(scope, db.Areas)
            .ToDictionaryAsync(held => held.Id, cancellationToken);
        foreach (var names in request.Names.GroupBy(row => row.ClassId))
        {
            foreach (var result in await Name(
                classes.GetValueOrDefault(names.Key), names, request.Device, scope, takenBy, cancellationToken))
                results[result.Id] = result;
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var paper in request.Papers.OrderBy(row => row.WrittenAt))
            results[paper.Id] = await Judge(pack, paper, request.Device, scope, cancellationToken);
        return [.. request.Names.Select(row => results[row.Id]), .. request.Papers.Select(row => results[row.Id])];
    }

    private async Task<IEnumerable<TakeResults.RowResult>> Name(
        Class? held, IEnumerable<TakeResults.NameRow> names, string device, AreaScope scope, string takenBy,
        CancellationToken cancellationToken)
    {
        if (held is null)
            return names.Select(row => Refused(row.Id, "class-not-in-pack"));
        if (held.Status is ClassStatus.Cancelled)
            return names.Select(row => Refused(row.Id, "class-cancelled"));
        if (await RollCall.Of(held, scope, db, time, cancellationToken) is not { } roll)
            return names.Select(row => Refused(row.Id, "class-has-points"));

        var before = roll.Names;
        var claims = await Claims.Take(
            roll, [.. names.Select(row => new TakeClaims.ClaimItem(row.Id, row.LearnerId, device))],
            RollMeans.OfflinePack, takenBy, db, cancellationToken);
        if (roll.Names > before)
            roll.Announce();
        return claims.Select(claim => claim.Outcome is ClaimOutcome.UnknownLearner or ClaimOutcome.InactiveLearner
            ? Refused(claim.Id, Codes.Of(claim.Outcome))
            : new TakeResults.RowResult(claim.Id, Codes.Of(claim.Outcome)));
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
            return Refused(row.Id, "class-not-in-pack");

        var answer = (await SubmitAssessment.Handle(
            new(row.ClassId, row.LearnerId, row.Answers), scope, db, time, logger, cancellationToken)).Result;
        if (answer is ProblemHttpResult problem)
            return Refused(row.Id, $"{problem.ProblemDetails.Extensions["code"]}");
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

    private static TakeResults.RowResult Refused(Guid id, string reason) => new(id, "refused", reason);
}
