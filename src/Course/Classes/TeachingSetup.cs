namespace Platform.Courses.Classes;

/// <summary>Classes and who sits in them.</summary>
internal static class TeachingSetup
{
    internal static void MapTeaching(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapClasses();
    }
}
