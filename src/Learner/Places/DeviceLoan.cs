namespace Platform.Learners.Places;

public enum DeviceKind
{
    Phone,
    Tablet,
    Laptop,
}

/// <summary>A device of a place in the hands of a learner. A device is with one learner at a time.</summary>
internal sealed class DeviceLoan
{
    public Guid Id { get; init; }

    public required Guid PlaceId { get; init; }

    public Place Place { get; private init; } = null!;

    public required Guid LearnerId { get; init; }

    public required DeviceKind Item { get; init; }

    /// <summary>What the keeper of the place wrote on the device.</summary>
    public required string AssetCode { get; init; }

    public required DateTimeOffset LoanedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    public uint RowVersion { get; private init; }

    /// <returns>False where it came back before.</returns>
    public bool Return(DateTimeOffset now)
    {
        if (ReturnedAt is not null)
            return false;

        ReturnedAt = now;
        return true;
    }
}
