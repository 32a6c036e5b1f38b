using Platform.Learners.Privacy;
using Platform.Messaging;

namespace Platform.Learners.Matches;

/// <summary>People by the hashes under which other platforms know them.</summary>
internal static class MatchSetup
{
    internal static IHostApplicationBuilder AddMatches(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MatchKeys>();
        builder.Services.AddScoped<MatchKeeping>();
        builder.Services.AddScoped<MatchBackfill>();
        builder.Services.AddHostedService<MatchWorker>();
        builder.Services.AddSingleton<IPersonalRecord, MatchRecord>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForMatches(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<MatchRequestConsumer>();
        return consumers;
    }
}
