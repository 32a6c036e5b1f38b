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
        new SubscriberOptedOut
        {
            ReportId = Id(53), Version = 1, OccurredAt = At, PartnerId = "viettel", Reference = Id(40),
            Category = "advert", ReportedAt = At,
        },
        new NumberPorted
        {
            ReportId = Id(54), Version = 1, OccurredAt = At, PartnerId = "viettel", Reference = Id(40),
            NewOperatorId = "mobifone", ReportedAt = At,
        },
        new SessionHosted
        {
            ReportId = Id(55), Version = 1, OccurredAt = At, PartnerId = "mobifone", SessionId = Id(23), Sequence = 1,
            StartedAt = At, EndedAt = At.AddHours(2), PointAreaIds = [Id(3), Id(4)], Participants = [60, 94],
            ReportedAt = At,
        },
        new IndicatorReported
        {
            ReportId = Id(56), Version = 1, OccurredAt = At, PartnerId = "vnpt", AreaId = Id(1),
            Indicator = "mobile-subscriptions", Month = new DateOnly(2026, 2, 1), Value = 1_300_412, Sequence = 1,
            ReportedAt = At,
        },
        new OutageReported
        {
            ReportId = Id(57), Version = 1, OccurredAt = At, PartnerId = "vnpt", OutageRef = "BKN-2026-0117",
            AreaId = Id(3), Service = "service-point", State = "started", StartedAt = At, EndsAt = At.AddHours(4),
            Sequence = 1, ReportedAt = At,
        },
    ];
}
