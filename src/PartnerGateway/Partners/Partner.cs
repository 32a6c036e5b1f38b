using System.Text;
using Platform.Partners.Ingress;

namespace Platform.Partners.Partners;

/// <summary>What an operator's <c>traceparent</c> means to us.</summary>
internal enum TraceMode
{
    /// <summary>Its events begin a trace of ours that links to the operator's.</summary>
    Link,

    /// <summary>Its events continue the trace we sent out: for operators trusted to echo it.</summary>
    Continue,
}

/// <summary>A telecom operator and the terms of its channel.</summary>
internal sealed class Partner
{
    internal const string IdPattern = "^[a-z][a-z0-9-]{1,38}[a-z0-9]$";

    private Partner()
    {
    }

    /// <summary>Slug; the names of everything the operator has at the broker derive from it.</summary>
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Source { get; private set; } = "";

    /// <summary>Event types the contract allows it to send.</summary>
    public List<string> AcceptedTypes { get; private set; } = [];

    /// <summary>Areas the contract covers; empty means all.</summary>
    public List<Guid> Areas { get; private set; } = [];

    public TraceMode TraceMode { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public string VirtualHost => $"/operators/{Id}";

    public string UserName => $"operator-{Id}";

    /// <summary>The only exchange the operator may write to.</summary>
    public string InExchange => $"partner.{Id}.in";

    /// <summary>The only queue the operator may read from.</summary>
    public string OutQueue => $"partner.{Id}.out";

    internal static Partner Register(DeclaredPartner declared, DateTimeOffset now)
    {
        var partner = new Partner { Id = declared.Id, RegisteredAt = now };
        partner.Revise(declared);
        return partner;
    }

    internal void Revise(DeclaredPartner declared)
    {
        Name = declared.Name.Normalize(NormalizationForm.FormC);
        Source = declared.Source.Normalize(NormalizationForm.FormC);
        TraceMode = declared.TraceMode;
        Areas = [.. declared.Areas];
        AcceptedTypes =
        [
            MessageReceiptMap.EventType, AccountProvisionMap.Provisioned, AccountProvisionMap.Failed,
            SessionLinkMap.EventType,
        ];
    }
}
