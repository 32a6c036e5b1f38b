using Platform.Courses.Capacity;
using Platform.Courses.Papers;
using Platform.Courses.QuestionBanks;
using Platform.Courses.Rules;

namespace Platform.Courses.Assessments;

/// <summary>What people knew before and know now.</summary>
internal static class MeasuringSetup
{
    /// <summary>A figure about fewer people than this could tell what one of them knows.</summary>
    internal static readonly RuleKey<int> SmallestCell = new("smallest-cell");

    internal static void MapMeasuring(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssessments();
        endpoints.MapQuestionBanks();
        endpoints.MapPapers();
        endpoints.MapCapacity();
    }
}
