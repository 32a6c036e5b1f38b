using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Platform.ServiceDefaults;

/// <summary>
/// Opaque place in a list that is ordered by id: UUIDv7 ids follow the order of creation, so a page stays where it was
/// while rows are added. A value nobody was given is a bad request.
/// </summary>
/// <param name="After">Id of the last row of the page before.</param>
public readonly record struct Cursor(Guid After)
{
    /// <summary>Rows of a page unless the client asks for another number, which may be 1 to 100.</summary>
    public const int DefaultLimit = 50;

    private const int Bytes = 16;
    private const int Characters = 22;

    /// <summary>Reads a cursor from the query string; found by the binder of minimal APIs.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="provider">Not used: a cursor has no culture.</param>
    /// <param name="cursor">The cursor, when true is returned.</param>
    /// <returns>Whether the text is a cursor.</returns>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The signature the binder looks for.")]
    public static bool TryParse(string? text, IFormatProvider? provider, out Cursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        cursor = default;
        if (text is not { Length: Characters }
            || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Bytes)
            return false;

        cursor = new Cursor(new Guid(bytes, bigEndian: true));
        return true;
    }

    /// <summary>First id to skip past, and how many rows a page has.</summary>
    /// <param name="cursor">The cursor of the request; null starts at the beginning.</param>
    /// <param name="limit">The limit of the request; null means <see cref="DefaultLimit"/>.</param>
    /// <returns>Ask the database for ids greater than <c>After</c>, and for one row more than <c>Size</c>.</returns>
    public static (Guid After, int Size) Page(Cursor? cursor, int? limit) =>
        (cursor?.After ?? Guid.Empty, limit ?? DefaultLimit);

    /// <summary>Cuts the extra row off and says where the next page starts.</summary>
    /// <typeparam name="T">Type of a row.</typeparam>
    /// <param name="rows">Up to <paramref name="size"/> + 1 rows in the order of their ids; the extra row is
    /// removed.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="id">Reads the id of a row.</param>
    /// <returns>Value of <c>nextCursor</c>; null after the last page.</returns>
    public static string? Next<T>(List<T> rows, int size, Func<T, Guid> id)
    {
        if (rows.Count <= size)
            return null;

        rows.RemoveRange(size, rows.Count - size);
        return new Cursor(id(rows[^1])).ToString();
    }

    /// <summary>The form that travels: base64url of the id.</summary>
    /// <returns>22 characters.</returns>
    public override string ToString() => Base64Url.EncodeToString(After.ToByteArray(bigEndian: true));
}
