using Platform.Learners.Ambassadors;
using Platform.Learners.Areas;
using Platform.Learners.Certificates;
using Platform.Learners.Mentorships;
using Platform.Learners.Organisations;
using Platform.Learners.Places;
using Platform.Learners.Privacy;
using Platform.Messaging;

namespace Platform.Learners.Teams;

/// <summary>The people who help, where they do it, and the homes they come to.</summary>
internal static class ForceSetup
{
    internal static IHostApplicationBuilder AddForce(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAreaDependents, OrganisationsInAreas>();
        builder.Services.AddSingleton<IAreaDependents, PlacesInAreas>();
        builder.Services.AddSingleton<IAreaDependents, TeamsInAreas>();
        builder.Services.AddSingleton<IPersonalRecord, MembershipRecord>();
        builder.Services.AddSingleton<IPersonalRecord, MentorshipRecord>();
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<TeamAssignment>(
            "team-tasks", row => new { row.TeamId, row.Task, row.ValidFrom, row.ValidTo }));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<VolunteerTime>(
            "volunteer-hours", row => new { row.TeamId, row.On, row.Minutes, row.Activity }));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<DeviceLoan>(
            "device-loans", row => new { row.PlaceId, row.Item, row.AssetCode, row.LoanedAt, row.ReturnedAt }));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<Ambassador>(
            "ambassador", row => new { row.AreaId, row.TermFrom, row.TermTo, row.EndedOn },
            AmbassadorQueries.WithoutOverlap));
        builder.Services.AddSingleton<IPersonalRecord>(new LearnerRows<HeldCertificate>(
            "held-certificates", row => new { row.CertificateId, row.CriterionCode, row.IssuedAt, row.RevokedAt },
            key: nameof(HeldCertificate.CertificateId)));
        return builder;
    }

    internal static MessagingConfigurator ConsumeForForce(this MessagingConfigurator consumers)
    {
        consumers.AddProjection<CertificateIssuedConsumer>();
        consumers.AddProjection<CertificateRevokedConsumer>();
        consumers.AddProjection<CertificateSuspensionConsumer>();
        return consumers;
    }

    internal static void MapForce(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOrganisations();
        endpoints.MapPlaces();
        endpoints.MapTeams();
        endpoints.MapAmbassadors();
        endpoints.MapMentorships();
    }
}
