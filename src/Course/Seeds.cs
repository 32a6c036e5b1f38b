using Platform.Courses.Assessments;
using Platform.Courses.Campaigns;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Frameworks;
using Platform.Courses.Imports;
using Platform.Courses.Practice;
using Platform.Courses.Programmes;
using Platform.Courses.Rules;

namespace Platform.Courses;

/// <summary>Reference data, part of <c>-- migrate</c>: each adds what is missing; saved by the caller.</summary>
internal static class Seeds
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await FrameworkSeed.Write(services, cancellationToken);
        await CourseSeed.Write(services, cancellationToken);
        await RuleSeed.Write(services, cancellationToken);
        await ProgrammeSeed.Write(services, cancellationToken);
        await FixedDaySeed.Write(services, cancellationToken);
        await CompletionRuleSeed.Write(services, cancellationToken);
        await CompletionSourceSeed.Write(services, cancellationToken);
        await PracticeSeed.Write(services, cancellationToken);
        await MeasuringSeed.Write(services, cancellationToken);
    }
}
