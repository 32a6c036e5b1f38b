using System.Numerics;

namespace Platform.Certifications.Credentials;

/// <summary>Base58 as Bitcoin spells it, the way of multibase <c>z</c>.</summary>
internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyExcept((byte)0);
        var zeros = first < 0 ? bytes.Length : first;
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var signs = new Stack<char>();
        while (number > 0)
        {
            number = BigInteger.DivRem(number, 58, out var digit);
            signs.Push(Alphabet[(int)digit]);
        }

        return new string('1', zeros) + string.Concat(signs);
    }

    /// <summary>Null where the text is not the one spelling of so many bytes.</summary>
    internal static byte[]? Decode(string text, int length)
    {
        if (text.Length > 2 * length) // nothing worth the arithmetic
            return null;
        var number = BigInteger.Zero;
        foreach (var digit in text.Select(sign => Alphabet.IndexOf(sign, StringComparison.Ordinal)))
        {
            if (digit < 0)
                return null;
            number = (number * 58) + digit;
        }

        var bytes = new byte[length];
        byte[] written = number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true);
        if (written.Length > length)
            return null;
        written.CopyTo(bytes, length - written.Length);
        return Encode(bytes) == text ? bytes : null;
    }
}
