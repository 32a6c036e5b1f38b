using Platform.Learners.Access;
using Platform.Learners.Breaches;
using Platform.Learners.Consents;
using Platform.Learners.Duplicates;
using Platform.Learners.Matches;
using Platform.Learners.Privacy;
using Platform.Learners.Requests;
using Platform.Learners.Sensitive;
using Platform.Messaging;

namespace Platform.Learners.Learners;

/// <summary>People, their consent and what is owed to them as data subjects.</summary>
internal static class PeopleSetup
{
    internal static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LearnerOptions>().BindConfiguration("Learner")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PersonalDataVault>();
        builder.Services.AddSingleton<IPersonalRecord, AudienceRecord>();
        builder.Services.AddSingleton<IPersonalRecord, HistoryRecord>();
        builder.Services.AddSingleton<IPersonalRecord, ConsentRecord>();
        builder.Services.AddSingleton<IPersonalRecord, GuardianRecord>();
        builder.AddSensitiveData().AddBreaches();
        builder.AddMatches();
        return builder.AddPrivacy().AddAccessLog().AddDuplicates().AddRequests();
    }

    internal static MessagingConfigurator ConsumeForPeople(this MessagingConfigurator consumers) =>
        consumers.ConsumeForRequests().ConsumeForMatches();

    internal static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLearners();
        endpoints.MapConsents();
        endpoints.MapDuplicates();
        endpoints.MapAccess();
        endpoints.MapSensitiveData();
        endpoints.MapBreaches();
        endpoints.MapRequests();
    }
}
