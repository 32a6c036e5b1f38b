using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Imports;
using Platform.Courses.Practice;

namespace Platform.Courses;

/// <summary>Reference data, part of <c>-- migrate</c>: each adds what is missing; saved by the caller.</summary>
internal static class Seeds
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await CourseSeed.Write(services, cancellationToken);
        await CompletionRuleSeed.Write(services, cancellationToken);
        await CompletionSourceSeed.Write(services, cancellationToken);
        await PracticeSeed.Write(services, cancellationToken);
    }
}
