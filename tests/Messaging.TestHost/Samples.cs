using System.Diagnostics;
using MassTransit;
using Platform.Contracts.Courses.V1;

namespace Platform.Messaging.TestHost;

internal static class Samples
{
    public static CourseCompleted Completion(Guid? id = null, long version = 1) => new()
    {
        CompletionId = id ?? Guid.CreateVersion7(),
        Version = version,
        OccurredAt = DateTimeOffset.UnixEpoch,
        LearnerId = Guid.Empty,
        CourseId = Guid.Empty,
        CourseCode = "vneid-basics",
        CourseVersion = 1,
        CourseTitle = "Định danh điện tử",
        AreaId = Guid.Empty,
        AssuranceLevel = "attended",
        ScorePercent = 90,
    };
}

/// <summary>Makes one effect per message; a score of 13 is its undoing.</summary>
internal sealed class CompletionConsumer(EffectsDbContext db) : IConsumer<CourseCompleted>
{
    public const int Poison = 13;

    /// <summary>Completions that fail as long as they are in here.</summary>
    public static ConcurrentHashSet Failing { get; } = new();

    public Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var completion = context.Message;
        if (completion.ScorePercent is Poison || Failing.Contains(completion.CompletionId))
            throw new InvalidOperationException("poison");
        db.Effects.Add(new Effect
        {
            Consumer = nameof(CompletionConsumer),
            AggregateId = completion.CompletionId,
            Version = completion.Version,
            Trace = Activity.Current?.TraceId.ToString(),
        });
        return Task.CompletedTask;
    }
}

internal sealed class ConcurrentHashSet
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, bool> ids = new();

    public void Add(Guid id) => ids[id] = true;

    public void Remove(Guid id) => ids.TryRemove(id, out _);

    public bool Contains(Guid id) => ids.ContainsKey(id);
}
