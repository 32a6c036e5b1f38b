using Platform.Contracts.Notifications.V1;
using static Platform.Contracts.Tests.Samples;

namespace Platform.Contracts.Tests;

internal static class NotificationSamples
{
    internal static readonly object[] All =
    [
        new MessageQueued
        {
            MessageId = Id(40), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
            TemplateCode = "certificate-issued", TemplateVersion = 1, SourceEventId = Id(41),
        },
        new MessageDelivered
        {
            MessageId = Id(40), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
        },
        new MessageUndeliverable
        {
            MessageId = Id(42), Version = 2, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), Channel = "sms",
            ReasonCode = "permanent-failure",
        },
        new NotificationErasureAnswered
        {
            ErasureId = Id(13), Version = 1, OccurredAt = At, LearnerId = Id(10), Outcome = "retained",
            Retained = 2, ReasonCode = "valid-certificates",
        },
    ];
}
