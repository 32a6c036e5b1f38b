using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Platform.Learners;

/// <summary>
/// Opaque place in a list that people read in an order of its own: the sort key of the last row of a page, and its id.
/// A value nobody was given is a bad request.
/// </summary>
public sealed record SortCursor(string Key, Guid Id)
{
    private const int LongestText = 2_000;
    private const int IdLength = 32;

    public static SortCursor Start { get; } = new("", Guid.Empty);

    /// <summary>Found by the binder of minimal APIs.</summary>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, [NotNullWhen(true)] out SortCursor? cursor)
    {
        cursor = null;
        if (text is null || text.Length > LongestText || !Base64Url.IsValid(text))
            return false;
        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (decoded.Length < IdLength || decoded.Contains('\0')
            || !Guid.TryParseExact(decoded[..IdLength], "N", out var id))
            return false;
        cursor = new SortCursor(decoded[IdLength..], id);
        return true;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id:N}{Key}"));
}
