using Platform.Courses.Imports;
using Platform.Courses.Statements;
using Platform.Messaging;

namespace Platform.Courses.Completions;

/// <summary>Who has done what, by which rule, here and on other platforms.</summary>
internal static class ResultsSetup
{
    internal static IHostApplicationBuilder AddResults(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ResultIntake>();
        builder.Services.AddScoped<StatementIntake>();
        builder.Services.AddScoped<ImportReading>();
        builder.Services.AddScoped<ResultCounting>();
        builder.Services.AddHostedService<ResultWorker>();
        return builder;
    }

    internal static MessagingConfigurator ConsumeForResults(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<MatchAnswerConsumer>();
        return consumers;
    }

    internal static void MapResults(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCompletions();
        endpoints.MapResultImports();
        endpoints.MapStatements();
    }
}
