namespace Platform.Messaging;

/// <summary>Which service this process is, and the first word of the wire names of its events.</summary>
internal sealed record MessagingService(string Name, string WirePrefix);
