using Platform.Learners.Areas;
using Platform.Learners.Calendar;
using Platform.Learners.Consents;
using Platform.Learners.Rules;

namespace Platform.Learners;

/// <summary>Reference data, part of <c>-- migrate</c>: each adds what is missing; saved by the caller.</summary>
internal static class Seeds
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await ProvinceSeed.Write(services, cancellationToken);
        await CalendarSeed.Write(services, cancellationToken);
        await RuleSeed.Write(services, cancellationToken);
        await Purpose.Seed(services, cancellationToken);
    }
}
