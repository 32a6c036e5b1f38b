using Platform.Messaging;
using Platform.Notifications.Audiences;
using Platform.Notifications.Bulletins;
using Platform.Notifications.Visits;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// What goes to many at once: broadcasts to segments, bulletins to places, and visits where neither helps.
/// </summary>
internal static class CampaignSetup
{
    internal static void AddCampaigns(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BroadcastOptions>().BindConfiguration("Notification:Broadcasts")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<BulletinOptions>().BindConfiguration("Notification:Bulletins")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<BroadcastWorker>();
    }

    internal static void ConsumeForCampaigns(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<RecipientProjector>();
        consumers.AddConsumer<AttainmentProjector>();
        consumers.AddConsumer<GuidanceProjector>();
        consumers.AddProjection<NumberLinkConsumer>();
    }

    internal static void MapCampaigns(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapBroadcasts();
        endpoints.MapBulletins();
        endpoints.MapVisits();
    }
}
