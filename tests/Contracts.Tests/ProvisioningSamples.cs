using Platform.Contracts.Learners.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class ProvisioningSamples
{
    internal static readonly object[] All =
    [
        new AccountProvisionRequested
        {
            AccountId = Id(70), Version = 1, OccurredAt = At, BatchId = Id(71), OperatorId = "viettel",
            ExternalRef = Id(72), LearnerId = Id(10), AreaId = Id(3),
        },
        new AccountProvisioned
        {
            AccountId = Id(70), Version = 2, OccurredAt = At, BatchId = Id(71), OperatorId = "viettel",
            ExternalRef = Id(72), LearnerId = Id(10), AreaId = Id(3),
        },
        new AccountProvisionFailed
        {
            AccountId = Id(70), Version = 3, OccurredAt = At, BatchId = Id(71), OperatorId = "viettel",
            ExternalRef = Id(72), LearnerId = Id(10), AreaId = Id(3), ReasonCode = "duplicate-subscriber",
        },
    ];
}
