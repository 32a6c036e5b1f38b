using Platform.Learners.Areas;
using Platform.Learners.FieldBatches;
using Platform.Learners.Privacy;

namespace Platform.Learners.Households;

/// <summary>The homes: households, cases of help, counters and what is done at them.</summary>
internal static class HomesSetup
{
    internal static IHostApplicationBuilder AddHomes(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IAreaDependents, HouseholdsInArea>();
        services.AddSingleton<IPersonalRecord, HouseholdRecord>();
        services.AddSingleton<IFieldItemHandler, HouseholdItem>();
        services.AddSingleton<IFieldItemHandler, HouseholdVisitItem>();
        services.AddSingleton<IFieldItemHandler, HouseholdGuideItem>();
        return builder;
    }

    internal static void MapHomes(this IEndpointRouteBuilder endpoints) => endpoints.MapHouseholds();
}
