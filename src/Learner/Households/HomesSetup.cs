using Platform.Learners.Areas;
using Platform.Learners.Assists;
using Platform.Learners.Cases;
using Platform.Learners.FieldBatches;
using Platform.Learners.Privacy;
using Platform.Learners.Seats;
using Platform.Learners.Teams;
using Platform.Messaging;

namespace Platform.Learners.Households;

/// <summary>The homes: households, cases of help, counters and what is done at them.</summary>
internal static class HomesSetup
{
    internal static IHostApplicationBuilder AddHomes(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HomeOptions>().BindConfiguration("Learner:Homes")
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAreaDependents, HouseholdsInArea>();
        services.AddSingleton<IAreaDependents, CasesInArea>();
        services.AddSingleton<IAreaDependents, SeatsInArea>();
        services.AddSingleton<IFieldItemHandler, HouseholdItem>();
        services.AddSingleton<IFieldItemHandler, HouseholdVisitItem>();
        services.AddSingleton<IFieldItemHandler, HouseholdGuideItem>();
        services.AddSingleton<IFieldItemHandler, AssistItem>();
        services.AddScoped<CaseEscalation>();
        services.AddScoped<Seating>();
        services.AddHostedService<HomesWorker>();
        return builder.AddPersonalRecords();
    }

    internal static MessagingConfigurator ConsumeForHomes(this MessagingConfigurator consumers)
    {
        consumers.AddConsumer<CaseHandOverConsumer>();
        consumers.AddConsumer<UnreachedConsumer>();
        return consumers;
    }

    internal static void MapHomes(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHouseholds();
        endpoints.MapCases();
        endpoints.MapSeats();
        endpoints.MapAssists();
    }

    private static IHostApplicationBuilder AddPersonalRecords(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPersonalRecord, HouseholdRecord>();
        builder.Services.AddSingleton<IPersonalRecord, CaseRecord>();
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<HomeCase>(
            "case-work", row => new { row.Id, row.TopicCode, row.OpenedAt, row.ResolvedAt },
            learner: nameof(HomeCase.WorkerId)));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<SeatTerm>(
            "support-seats", row => new { row.SeatId, row.ValidFrom, row.ValidTo },
            learner: nameof(SeatTerm.OfficerLearnerId)));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<Assist>(
            "assists", row => new { row.On, row.HelperKind, row.TopicCode, row.ApplicationCode, row.ProcedureCode }));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<Assist>(
            "assists-given", row => new { row.On, row.TopicCode, row.ApplicationCode },
            learner: nameof(Assist.HelperLearnerId)));
        return builder;
    }
}
