namespace Platform.LocalHosting;

/// <summary>Something on this machine stands in the way of starting; the message says what to do about it.</summary>
public sealed class LocalHostingException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public LocalHostingException()
    {
    }

    /// <summary>Creates an exception with a message for the person at the terminal.</summary>
    public LocalHostingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message for the person at the terminal and its cause.</summary>
    public LocalHostingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
