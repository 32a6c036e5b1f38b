namespace Platform.Messaging;

/// <summary>Which service this process is.</summary>
internal sealed class MessagingService(string name, string wirePrefix)
{
    public string Name => name;

    /// <summary>First word of the wire names of its events.</summary>
    public string WirePrefix => wirePrefix;
}
