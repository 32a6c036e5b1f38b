using Platform.Certifications.Confirmations;
using Platform.Certifications.Criteria;

namespace Platform.Certifications;

/// <summary>Reference data, part of <c>-- migrate</c>: each adds what is missing; saved by the caller.</summary>
internal static class Seeds
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await CriterionSeed.Write(services, cancellationToken);
        await ConfirmationRuleSeed.Write(services, cancellationToken);
    }
}
