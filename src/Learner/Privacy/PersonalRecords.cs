using System.Text.Json;

namespace Platform.Learners.Privacy;

/// <summary>Everything that hangs on a learner, whoever keeps it.</summary>
internal sealed class PersonalRecords(LearnerDbContext db, IEnumerable<IPersonalRecord> records)
{
    private readonly IReadOnlyList<IPersonalRecord> records =
        [.. records.OrderBy(record => record.Section, StringComparer.Ordinal)];

    public async Task<IReadOnlyDictionary<string, long>> Count(Guid learnerId, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>();
        foreach (var record in records)
            counts[record.Section] = await record.Count(db, learnerId, cancellationToken);
        return counts;
    }

    public async Task<IReadOnlyDictionary<string, object>> Export(Guid learnerId, CancellationToken cancellationToken)
    {
        var sections = new Dictionary<string, object>();
        foreach (var record in records)
        {
            if (await record.Export(db, learnerId, cancellationToken) is { } section)
                sections[record.Section] = section;
        }

        return sections;
    }

    public async Task Erase(Guid learnerId, CancellationToken cancellationToken)
    {
        foreach (var record in records)
            await record.Erase(db, learnerId, cancellationToken);
    }

    public async Task<Dictionary<string, JsonElement>> Move(
        Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var moved = new Dictionary<string, JsonElement>();
        foreach (var record in records)
        {
            if (await record.Move(db, loserId, winnerId, cancellationToken) is { } rows)
                moved[record.Section] = rows;
        }

        return moved;
    }

    /// <summary>In the opposite order: what was moved last may stand on what was moved first.</summary>
    public async Task MoveBack(
        Guid loserId, Guid winnerId, IReadOnlyDictionary<string, JsonElement> moved,
        CancellationToken cancellationToken)
    {
        foreach (var record in records.Reverse())
        {
            if (moved.TryGetValue(record.Section, out var rows))
                await record.MoveBack(db, loserId, winnerId, rows, cancellationToken);
        }
    }
}
