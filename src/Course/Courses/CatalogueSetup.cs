using Platform.Courses.Campaigns;
using Platform.Courses.Frameworks;
using Platform.Courses.Programmes;

namespace Platform.Courses.Courses;

/// <summary>What is taught, by which framework, in which programmes and campaigns.</summary>
internal static class CatalogueSetup
{
    internal static void MapCatalogue(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFrameworks();
        endpoints.MapCourses();
        endpoints.MapProgrammes();
        endpoints.MapCampaigns();
    }
}
