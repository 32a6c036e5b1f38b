using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Matches;

/// <summary>
/// By which platforms a person can be recognised. The hash follows the citizen id: a merge that hands on the number
/// hands it on too, in the background.
/// </summary>
internal sealed class MatchRecord : IPersonalRecord
{
    public string Section => "matches";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var sources = await Of(db, learnerId).OrderBy(match => match.Source)
            .Select(match => new { match.Source, Asked = match.RequestId != null }).ToListAsync(cancellationToken);
        return sources.Count == 0 ? null : sources;
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).ExecuteDeleteAsync(cancellationToken);

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private static IQueryable<LearnerMatch> Of(LearnerDbContext db, Guid learnerId) =>
        db.LearnerMatches.Where(match => match.LearnerId == learnerId);
}
