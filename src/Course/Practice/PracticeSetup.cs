using Platform.Messaging;

namespace Platform.Courses.Practice;

/// <summary>What people do with what they learnt.</summary>
internal static class PracticeSetup
{
    internal static IHostApplicationBuilder AddPractice(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PracticeOptions>().BindConfiguration("Course:Practice")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<FollowUpRound>();
        builder.Services.AddHostedService<FollowUpWorker>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForPractice(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<AssistConsumer>();
        consumers.AddConsumer<GuidanceConsumer>();
        return consumers;
    }

    internal static void MapPractice(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPracticeLedger();
    }
}
