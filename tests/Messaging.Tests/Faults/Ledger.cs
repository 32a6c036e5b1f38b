using System.Collections.Concurrent;
using System.Globalization;

namespace Platform.Messaging.Tests.Faults;

internal enum Outcome
{
    /// <summary>The service said yes: the command must be there, once.</summary>
    Ok,

    /// <summary>The service said no: the command must not be there.</summary>
    Fail,

    /// <summary>No answer came: it may be there, once, or not at all.</summary>
    Unknown,
}

/// <summary>
/// What the driver asked for and what it was told, kept in a file outside the system under test and only ever appended
/// to.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly ConcurrentDictionary<string, Outcome> operations = new();
    private readonly ConcurrentDictionary<string, int> unanswered = new();
    private readonly StreamWriter file =
        new(Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():n}.log")) { AutoFlush = true };

    public IReadOnlyDictionary<string, Outcome> Operations => operations;

    /// <summary>Attempts whose outcome the driver did not learn; each was repeated under its key.</summary>
    public int Unanswered => unanswered.Values.Sum();

    public void Sent(string operation, string key)
    {
        operations[operation] = Outcome.Unknown;
        Append(operation, key, "sent");
    }

    public void Lost(string operation, string key)
    {
        unanswered.AddOrUpdate(operation, 1, (_, count) => count + 1);
        Append(operation, key, "unknown");
    }

    public void Answered(string operation, string key, bool accepted)
    {
        operations[operation] = accepted ? Outcome.Ok : Outcome.Fail;
        Append(operation, key, accepted ? "ok" : "fail");
    }

    public void Dispose()
    {
        var path = ((FileStream)file.BaseStream).Name;
        file.Dispose();
        File.Delete(path);
    }

    private void Append(string operation, string key, string what)
    {
        lock (file)
            file.WriteLine($"{DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture)} {operation} {key} {what}");
    }
}
