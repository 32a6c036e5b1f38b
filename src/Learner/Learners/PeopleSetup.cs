using Platform.Learners.Duplicates;
using Platform.Learners.Privacy;
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
        return builder.AddPrivacy().AddDuplicates();
    }

    internal static MessagingConfigurator ConsumeForPeople(this MessagingConfigurator consumers) => consumers;

    internal static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLearners();
        endpoints.MapDuplicates();
    }
}
