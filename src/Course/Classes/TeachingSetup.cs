using Platform.Courses.Calendars;
using Platform.Courses.EnrolmentBatches;
using Platform.Courses.Enrolments;
using Platform.Courses.Rules;
using Platform.Courses.Sponsors;

namespace Platform.Courses.Classes;

/// <summary>Classes and who sits in them.</summary>
internal static class TeachingSetup
{
    internal static IHostApplicationBuilder AddTeaching(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TeachingOptions>().BindConfiguration("Course:Teaching")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<StaffingWorker>();
        builder.Services.AddHostedService<BatchWorker>();
        return builder;
    }

    internal static void MapTeaching(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapClasses();
        endpoints.MapEnrolments();
        endpoints.MapEnrolmentBatches();
        endpoints.MapSponsors();
        endpoints.MapCalendars();
        endpoints.MapRules();
    }
}
