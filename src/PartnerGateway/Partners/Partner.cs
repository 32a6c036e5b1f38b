using System.Text;

namespace Platform.Partners.Partners;

/// <summary>What an operator's <c>traceparent</c> means to us.</summary>
internal enum TraceMode
{
    /// <summary>Its events begin a trace of ours that links to the operator's.</summary>
    Link,

    /// <summary>Its events continue the trace we sent out: for operators trusted to echo it.</summary>
    Continue,
}

internal enum PartnerState
{
    Active,

    /// <summary>Nobody gets in and nothing goes out; what it had sent before is still read.</summary>
    Suspended,

    /// <summary>For ever: what it had at the broker is gone, its name is not given again.</summary>
    Closed,
}

/// <summary>
/// A telecom operator, its contract and its keys. The names of what it has at the broker derive from Id.
/// </summary>
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

    public PartnerState State { get; private set; }

    /// <summary>Why it is in this state, where a person said so.</summary>
    public string? StateReason { get; private set; }

    /// <summary>Event types the contract allows it to send.</summary>
    public List<string> AcceptedTypes { get; private set; } = [];

    /// <summary>Areas the contract covers, with all below them; empty means all.</summary>
    public List<Guid> Areas { get; private set; } = [];

    /// <summary>Events it may send in a minute.</summary>
    public int RatePerMinute { get; private set; }

    /// <summary>Days for which what was sent to it can be replayed.</summary>
    public int RetentionDays { get; private set; }

    /// <summary>Events its queue holds at most.</summary>
    public int QueueLength { get; private set; }

    public Overflow Overflow { get; private set; }

    public bool RequiresSignature { get; private set; }

    public TraceMode TraceMode { get; private set; }

    public IReadOnlyList<PartnerLogin> Logins { get; private set; } = [];

    public IReadOnlyList<SigningKey> SigningKeys { get; private set; } = [];

    /// <summary>Number of the newest secret of its webhooks: none is ever given again.</summary>
    public int WebhookSecrets { get; private set; }

    /// <summary>Where its events go instead of its queue.</summary>
    public Webhook? Webhook { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public uint RowVersion { get; private set; }

    public string VirtualHost => $"/operators/{Id}";

    /// <summary>The only exchange the operator may write to.</summary>
    public string InExchange => $"partner.{Id}.in";

    /// <summary>The queue with what the platform has to say to it.</summary>
    public string OutQueue => $"partner.{Id}.out";

    /// <summary>The queue that says which of its events were refused, and why.</summary>
    public string ErrorQueue => ErrorQueueOf(Id);

    internal static string ErrorQueueOf(string id) => $"partner.{id}.errors";

    internal IEnumerable<PartnerLogin> ActiveLogins => Logins.Where(login => login.RevokedAt is null);

    internal IEnumerable<SigningKey> ActiveKeys => SigningKeys.Where(key => key.RevokedAt is null);

    internal bool Takes(string inboundType) => State is PartnerState.Active && AcceptedTypes.Contains(inboundType);

    internal static Partner Register(
        string id, string name, string source, TraceMode traceMode, ContractTerms terms, DateTimeOffset now)
    {
        var partner = new Partner
        {
            Id = id,
            Name = name.Normalize(NormalizationForm.FormC),
            Source = source.Normalize(NormalizationForm.FormC),
            TraceMode = traceMode,
            RegisteredAt = now,
        };
        partner.Agree(terms);
        return partner;
    }

    internal void Agree(ContractTerms terms)
    {
        AcceptedTypes = [.. terms.AcceptedTypes.Distinct()];
        Areas = [.. terms.Areas.Distinct()];
        RatePerMinute = terms.RatePerMinute;
        RetentionDays = terms.RetentionDays;
        QueueLength = terms.QueueLength;
        Overflow = terms.Overflow;
        RequiresSignature = terms.RequiresSignature;
    }

    internal ContractTerms Terms() => new(
        AcceptedTypes, Areas, RatePerMinute, RetentionDays, QueueLength, Overflow, RequiresSignature);

    /// <returns>Whether the operator can be put into this state: a closed one stays closed.</returns>
    internal bool Become(PartnerState state, string reason)
    {
        if (State is PartnerState.Closed || State == state)
            return false;
        (State, StateReason) = (state, reason);
        if (state is PartnerState.Closed)
            Webhook = null;
        return true;
    }

    internal void Grant(string userName, DateTimeOffset now) => Logins = [.. Logins, new PartnerLogin(userName, now)];

    /// <returns>Whether there was such a login.</returns>
    internal bool Revoke(string userName, DateTimeOffset now)
    {
        var isActive = ActiveLogins.Any(login => login.UserName == userName);
        Logins = [.. Logins.Select(login => isActive && login.UserName == userName
            ? login with { RevokedAt = login.RevokedAt ?? now }
            : login)];
        return isActive;
    }

    internal void Trust(string keyId, string publicKey, DateTimeOffset now) =>
        SigningKeys = [.. SigningKeys, new SigningKey(keyId, publicKey, now)];

    /// <returns>Whether there was such a key.</returns>
    internal bool Distrust(string keyId, DateTimeOffset now)
    {
        var isActive = ActiveKeys.Any(key => key.Id == keyId);
        SigningKeys = [.. SigningKeys.Select(key => isActive && key.Id == keyId
            ? key with { RevokedAt = key.RevokedAt ?? now }
            : key)];
        return isActive;
    }

    /// <summary>Begins with a new secret, and nothing signed by an older one is believed.</summary>
    internal Webhook Subscribe(string url, DateTimeOffset now) => Webhook = new Webhook(url, ++WebhookSecrets, now);

    internal void Rotate(Webhook webhook, DateTimeOffset now) =>
        Webhook = new Webhook(webhook.Url, ++WebhookSecrets, now, Before: webhook.Secret);

    internal void Unsubscribe() => Webhook = null;
}
