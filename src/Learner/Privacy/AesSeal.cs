using System.Security.Cryptography;

namespace Platform.Learners.Privacy;

/// <summary>
/// AES-256-GCM as it stands in a column: format, nonce, tag, text. A value opens only with the binding it was sealed
/// with, so that it is worth nothing in another row.
/// </summary>
internal static class AesSeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + NonceSize + TagSize;

    public static byte[] Seal(byte format, byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> binding)
    {
        var value = new byte[HeaderSize + plain.Length];
        value[0] = format;
        var nonce = value.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, value.AsSpan(HeaderSize), value.AsSpan(1 + NonceSize, TagSize), binding);
        return value;
    }

    /// <exception cref="CryptographicException">Another key, another binding, or not the bytes that were
    /// sealed.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> binding)
    {
        if (value.Length < HeaderSize)
            throw new CryptographicException("A sealed value is too short.");
        var plain = new byte[value.Length - HeaderSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            value.Slice(1, NonceSize), value[HeaderSize..], value.Slice(1 + NonceSize, TagSize), plain, binding);
        return plain;
    }
}
