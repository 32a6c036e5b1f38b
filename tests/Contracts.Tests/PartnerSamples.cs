using Platform.Contracts.Partners.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class PartnerSamples
{
    internal static readonly object[] All =
    [
        new MessageReceiptReported
        {
            ReportId = Id(50), Version = 1, OccurredAt = At, PartnerId = "viettel", Reference = Id(40),
            OperatorMessageId = "VT-20260301-000042", State = "delivered", RawCode = "DELIVRD", ReportedAt = At,
        },
        new PartnerErasureAnswered
        {
            ErasureId = Id(13), Version = 1, OccurredAt = At, LearnerId = Id(10), Outcome = "retained",
            Retained = 2, ReasonCode = "valid-certificates",
        },
        new AccountProvisionReported
        {
            ReportId = Id(51), Version = 1, OccurredAt = At, PartnerId = "viettel", ExternalRef = Id(72),
            Sequence = 2, State = "failed", ReasonCode = "duplicate-subscriber", ReportedAt = At,
        },
        new SessionLinkReported
        {
            ReportId = Id(52), Version = 1, OccurredAt = At, PartnerId = "mobifone", SessionId = Id(23), Sequence = 1,
            JoinUrl = "https://hop.mobifone.example/4711", ReportedAt = At,
        },
    ];
}
