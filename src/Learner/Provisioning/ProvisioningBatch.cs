using Platform.Learners.Areas;

namespace Platform.Learners.Provisioning;

/// <summary>
/// Accounts asked for at once. It counts nothing itself: how far it is follows from its rows, so that no two reports
/// ever wait for each other at one counter.
/// </summary>
internal sealed class ProvisioningBatch : IInArea
{
    public required Guid Id { get; init; }

    public required string OperatorId { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public required int Rows { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A row for which the operator was not asked.</summary>
internal sealed class ProvisioningError
{
    public required Guid BatchId { get; init; }

    public required int RowNumber { get; init; }

    /// <summary>As it was sent: it may be nobody's id.</summary>
    public required Guid LearnerId { get; init; }

    public required string Code { get; init; }
}
