using Platform.Certifications.Confirmations;
using Platform.Certifications.Criteria;
using Platform.Certifications.Recognitions;

namespace Platform.Certifications;

/// <summary>What every province starts with; written by <c>-- migrate</c>, added to and never changed.</summary>
internal static class Seeds
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        await CriterionSeed.Write(services, cancellationToken);
        await MilestoneSeed.Write(services, cancellationToken);
        await ConfirmationRuleSeed.Write(services, cancellationToken);
    }
}
