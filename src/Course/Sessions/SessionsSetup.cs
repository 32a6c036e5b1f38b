using Platform.Courses.OfflinePacks;
using Platform.Courses.Signals;
using Platform.Messaging;

namespace Platform.Courses.Sessions;

/// <summary>Meetings, who was there, and what looks unlikely about it.</summary>
internal static class SessionsSetup
{
    internal static MessagingConfigurator ConsumeForSessions(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<SessionLinkConsumer>();
        return consumers;
    }

    internal static void AddSessions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<OfflinePackOptions>().BindConfiguration("Course:OfflinePacks")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PackSigner>();
        builder.Services.AddScoped<OfflineResults>();
        builder.Services.AddHostedService<SignalWorker>();
    }

    internal static void MapMeetings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSessions();
        endpoints.MapSignals();
        endpoints.MapOfflinePacks();
    }
}
