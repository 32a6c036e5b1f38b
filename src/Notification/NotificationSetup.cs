using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.Notifications.Audit;
using Platform.Notifications.Broadcasts;
using Platform.Notifications.Channels;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Operators;
using Platform.Notifications.Reminders;
using Platform.Notifications.Rules;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;
using Platform.Notifications.Trials;

namespace Platform.Notifications;

/// <summary>What the service does, for its Program.</summary>
internal static class NotificationSetup
{
    internal static void AddNotification(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<NotificationOptions>().BindConfiguration("Notification")
            .Configure<IConfiguration>((options, all) => options.PublicBaseUrl = all["Platform:PublicBaseUrl"] ?? "")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ContactCipher>();
        builder.Services.AddScoped<NoticeQueue>();
        builder.Services.AddScoped<DigestMessages>();
        builder.Services.AddHostedService<SendingJob>();
        builder.Services.AddHostedService<SettleJob>();
        builder.Services.AddHostedService<LinkBalanceJob>();
        builder.Services.AddHostedService<ReminderJob>();
        builder.AddChannels();
        builder.AddCampaigns();
        builder.AddMessaging<NotificationDbContext>("notification", x =>
        {
            x.AddProjection<AreaProjector>();
            x.AddProjection<LearnerContactChangedConsumer>();
            x.AddProjection<ConsentConsumer>();
            x.AddConsumer<LearnerMergeConsumer>();
            x.AddConsumer<LearnerErasedConsumer>();
            x.AddConsumer<MeetingConsumer>();
            x.AddConsumer<SeatConsumer>();
            x.AddConsumer<CertificateIssuedConsumer>();
            x.AddConsumer<PracticeFollowUpDueConsumer>();
            x.AddConsumer<MessageReceiptReportedConsumer>();
            x.AddConsumer<SubscriberOptedOutConsumer>();
            x.AddConsumer<NumberPortedConsumer>();
            x.ConsumeForCampaigns();
        });
    }

    /// <summary>Reference data, part of <c>-- migrate</c>: adds what is missing.</summary>
    internal static async Task Seed(IServiceProvider services, CancellationToken cancellationToken)
    {
        await RuleSeed.Write(services, cancellationToken);
        await TemplateSeed.Write(services, cancellationToken);
    }

    internal static void MapNotification(this IEndpointRouteBuilder app)
    {
        app.MapMessages();
        app.MapChannels();
        app.MapTemplates();
        app.MapRecipients();
        app.MapOperators();
        app.MapTrial();
        app.MapAudit();
        app.MapRules();
        app.MapCampaigns();
    }
}
