namespace Platform.Courses.Completions;

/// <summary>Who has done what, by which rule.</summary>
internal static class ResultsSetup
{
    internal static void MapResults(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCompletions();
    }
}
