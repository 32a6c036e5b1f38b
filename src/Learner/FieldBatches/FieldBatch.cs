namespace Platform.Learners.FieldBatches;

/// <summary>What a device handed in at once, and what it was answered: sent again, it is answered the same.</summary>
internal sealed class FieldBatch
{
    /// <summary>Given by the device.</summary>
    public required Guid Id { get; init; }

    public required Guid DeviceId { get; init; }

    public required byte[] BodyHash { get; init; }

    /// <summary>Who handed it in, and the area of that token: what waits for its parent is stored under both.</summary>
    public required string Actor { get; init; }

    public required Guid ScopeAreaId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The answer as JSON: ids, codes and texts, nothing of what was sent.</summary>
    public string? Answer { get; set; }
}

/// <summary>A record of a batch and what became of it. Its content is where it belongs, or sealed here.</summary>
internal sealed class FieldEntry
{
    /// <summary>Given by the device.</summary>
    public required Guid ItemId { get; init; }

    public required Guid BatchId { get; init; }

    public FieldBatch Batch { get; private init; } = null!;

    public required string Kind { get; init; }

    public required Guid TargetId { get; init; }

    public FieldResult Result { get; set; }

    public string? Code { get; set; }

    /// <summary>The record itself while it waits for the one it belongs to.</summary>
    public byte[]? Waiting { get; set; }
}
