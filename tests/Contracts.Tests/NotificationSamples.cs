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
            ReasonCode = "permanent-failure", BroadcastId = Id(43),
        },
        new BroadcastEnded
        {
            BroadcastId = Id(43), Version = 1, OccurredAt = At, AreaId = Id(3), TemplateCode = "class-invitation",
            TemplateVersion = 1, Outcome = "completed", Queued = 912_000, Unreachable = 80_000,
        },
        new BulletinApproved
        {
            BulletinId = Id(44), Version = 1, OccurredAt = At, AreaId = Id(3), Title = "Lớp học số cộng đồng",
            Language = "vi", Revision = 2, Channels = ["commune-page", "loudspeaker"], Airings = 296,
        },
        new BulletinAired
        {
            AiringId = Id(45), Version = 1, OccurredAt = At, BulletinId = Id(44), AreaId = Id(4),
            Channel = "loudspeaker", SlotAt = At, Outcome = "aired",
        },
        new BulletinFailed
        {
            AiringId = Id(46), Version = 1, OccurredAt = At, BulletinId = Id(44), AreaId = Id(4),
            Channel = "loudspeaker", SlotAt = At, ReasonCode = "power-cut", RetryAt = At,
        },
        new VisitSuggested
        {
            VisitId = Id(47), Version = 1, OccurredAt = At, LearnerId = Id(10), AreaId = Id(3), MentorId = Id(11),
            BroadcastId = Id(43),
        },
        new NotificationErasureAnswered
        {
            ErasureId = Id(13), Version = 1, OccurredAt = At, LearnerId = Id(10), Outcome = "retained",
            Retained = 2, ReasonCode = "valid-certificates",
        },
    ];
}
