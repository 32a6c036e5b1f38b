using System.Buffers.Text;
using System.IO.Compression;

namespace Platform.Certifications.StatusLists;

/// <summary>
/// The bits of a list as Bitstring Status List 1.0 writes them: the first is the left-most, gzip, multibase base64url.
/// </summary>
internal static class Bitstring
{
    /// <summary>The least the specification allows: enough that a look at one bit does not tell whose.</summary>
    internal const int Length = 131_072;

    internal static string Encode(IEnumerable<int> set)
    {
        var bits = new byte[Length / 8];
        foreach (var index in set)
            bits[index / 8] |= (byte)(0x80 >> (index % 8));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bits);
        return "u" + Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>Null where the text holds fewer bits than a list must have, or something else.</summary>
    internal static byte[]? Decode(string encoded)
    {
        try
        {
            if (!encoded.StartsWith('u'))
                return null;
            using var packed = new MemoryStream(Base64Url.DecodeFromChars(encoded.AsSpan(1)));
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            var bits = new byte[Length / 8]; // read to its length and no further: a small text can hold a huge list
            return gzip.ReadAtLeast(bits, bits.Length, throwOnEndOfStream: false) == bits.Length ? bits : null;
        }
        catch (Exception malformed) when (malformed is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    internal static IEnumerable<int> SetIn(byte[] bits) =>
        Enumerable.Range(0, Length).Where(index => IsSet(bits, index));

    internal static bool IsSet(byte[] bits, int index) => (bits[index / 8] & (0x80 >> (index % 8))) != 0;
}
