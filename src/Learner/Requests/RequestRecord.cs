using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Requests;

/// <summary>
/// What a person demanded of us. It is the proof that the law was kept: an erasure leaves the dates, and destroys the
/// words with the key; a merge leaves it where it was written.
/// </summary>
internal sealed class RequestRecord : IPersonalRecord
{
    public string Section => "requests";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var requests = await Of(db, learnerId).OrderBy(request => request.Id)
            .Select(request => new
            {
                request.Kind,
                request.Channel,
                request.State,
                request.ReceivedOn,
                request.DueOn,
                request.AcknowledgedAt,
                request.ClosedAt,
                request.RefusalCode,
            })
            .ToListAsync(cancellationToken);
        return requests.Count == 0 ? null : requests;
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private static IQueryable<DataRequest> Of(LearnerDbContext db, Guid learnerId) =>
        db.DataRequests.AsNoTracking().Where(request => request.LearnerId == learnerId);
}
