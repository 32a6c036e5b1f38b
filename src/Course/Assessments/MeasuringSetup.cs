namespace Platform.Courses.Assessments;

/// <summary>What people knew before and know now.</summary>
internal static class MeasuringSetup
{
    internal static void MapMeasuring(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssessments();
    }
}
