namespace Platform.Messaging;

/// <summary>Which service this process is.</summary>
internal sealed record MessagingService(string Name)
{
    /// <summary>Prefix of the events it owns; PartnerGateway speaks for the partners.</summary>
    public string WirePrefix => Name is "partnergateway" ? "partner" : Name;
}
