using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Platform.Courses;

/// <summary>Opaque place in a list ordered by id; a value nobody was given is a bad request.</summary>
internal readonly record struct Cursor(Guid After)
{
    private const int Bytes = 16, DefaultSize = 50;

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, out Cursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        cursor = default;
        if (text is not { Length: 22 } || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Bytes)
            return false;

        cursor = new Cursor(new Guid(bytes, bigEndian: true));
        return true;
    }

    /// <summary>First id to skip past, and how many rows a page has.</summary>
    internal static (Guid After, int Size) Page(Cursor? cursor, int? limit) => (cursor?.After ?? Guid.Empty, limit ?? DefaultSize);

    /// <summary>Where the next page starts; null after the last. Ask the database for one row more than the page.</summary>
    internal static string? Next<T>(List<T> rows, int size, Func<T, Guid> id)
    {
        if (rows.Count <= size)
            return null;

        rows.RemoveRange(size, rows.Count - size);
        return Base64Url.EncodeToString(id(rows[^1]).ToByteArray(bigEndian: true));
    }
}
