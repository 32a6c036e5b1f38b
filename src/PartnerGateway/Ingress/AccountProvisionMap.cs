using Platform.Contracts.Partners.V1;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// <c>vn.bdhvs.account.provisioned.v1</c> and <c>vn.bdhvs.account.provision-failed.v1</c> →
/// <see cref="AccountProvisionReported"/>. Whose account a reference is, Learner decides, which knows them all: the key
/// is operator and reference, and the operator is the one this channel belongs to.
/// </summary>
internal static class AccountProvisionMap
{
    internal const string Provisioned = "vn.bdhvs.account.provisioned.v1";
    internal const string Failed = "vn.bdhvs.account.provision-failed.v1";

    internal sealed record Payload(Guid Reference, DateTimeOffset OccurredAt, string? ReasonCode = null);

    /// <inheritdoc cref="InboundTypes.Map"/>
    internal static Meaning Apply(Partner partner, CloudEvent evt, Known known, DateTimeOffset now)
    {
        if (evt.Read<Payload>() is not { } payload)
            return "data-invalid:/";
        if (!evt.IsAbout(payload.Reference.ToString()))
            return "subject-mismatch";
        if (!evt.HasSequence(out var sequence))
            return "sequence-missing";

        var state = evt.Type == Provisioned ? "provisioned" : "failed";
        var externalId = $"account:{payload.Reference}:{sequence}:{state}";
        return new(externalId, new AccountProvisionReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = partner.Id,
            ExternalRef = payload.Reference,
            Sequence = sequence,
            State = state,
            ReasonCode = payload.ReasonCode,
            ReportedAt = payload.OccurredAt.ToUniversalTime(),
        });
    }
}
