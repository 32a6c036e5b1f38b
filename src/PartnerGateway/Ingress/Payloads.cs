using System.Text.Json;

namespace Platform.Partners.Ingress;

/// <summary>What every map asks of an event before it looks at the facts.</summary>
internal static class Payloads
{
    /// <summary>
    /// Null where the schema let pass what our own record does not take: a number too large, a time that is none.
    /// </summary>
    internal static T? Read<T>(this CloudEvent evt)
        where T : class
    {
        try
        {
            return evt.Data.Deserialize<T>(CloudEventReader.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static bool IsAbout(this CloudEvent evt, string subject) =>
        string.Equals(evt.Subject, subject, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without an order two contradicting reports could not be told apart; 0 is ours.</summary>
    internal static bool HasSequence(this CloudEvent evt, out long sequence)
    {
        sequence = evt.Sequence ?? 0;
        return sequence is >= 1 and <= int.MaxValue;
    }
}
