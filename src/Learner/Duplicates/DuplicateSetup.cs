using Platform.Learners.Privacy;

namespace Platform.Learners.Duplicates;

internal static class DuplicateSetup
{
    internal static IHostApplicationBuilder AddDuplicates(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<MergePeople>();
        builder.Services.AddSingleton<IPersonalRecord, DuplicateRecord>();
        return builder;
    }
}
