using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

internal static class LearnerQueries
{
    /// <summary>The people of the token&apos;s area; anyone else does not exist for the caller.</summary>
    public static IQueryable<Learner> Within(this IQueryable<Learner> learners, AreaScope scope) =>
        learners.Where(learner => learner.Area.Path.Contains(scope.AreaId));
}
