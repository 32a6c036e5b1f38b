namespace Platform.Courses.Courses;

/// <summary>What is taught, and by which framework.</summary>
internal static class CatalogueSetup
{
    internal static void MapCatalogue(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCourses();
    }
}
