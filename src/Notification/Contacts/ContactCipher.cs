using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Platform.Notifications.Contacts;

/// <summary>
/// AES-256-GCM over a number or an address, bound to its learner: a stolen copy of the database holds no numbers, and a
/// value moved to another row does not open.
/// </summary>
internal sealed class ContactCipher(IOptions<NotificationOptions> options)
{
    private const byte Format = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key = Convert.FromBase64String(options.Value.ContactKey);
    private readonly byte[] indexKey = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.ContactKey), outputLength: 32,
        info: "recipient-key"u8.ToArray());

    /// <summary>
    /// The same for the same number or address, whoever it belongs to, and no way back to it: caps, refusals and ported
    /// numbers are kept by it.
    /// </summary>
    internal byte[] KeyOf(string address) => HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes(address));

    internal byte[] Seal(Guid learnerId, string phone)
    {
        var plain = Encoding.UTF8.GetBytes(phone);
        var result = new byte[1 + NonceSize + TagSize + plain.Length];
        result[0] = Format;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            nonce, plain, result.AsSpan(1 + NonceSize + TagSize), result.AsSpan(1 + NonceSize, TagSize),
            learnerId.ToByteArray());
        return result;
    }

    internal string Open(Guid learnerId, ReadOnlySpan<byte> sealedPhone)
    {
        if (sealedPhone[0] != Format)
            throw new CryptographicException("Unknown format of a sealed number.");
        var plain = new byte[sealedPhone.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedPhone.Slice(1, NonceSize), sealedPhone[(1 + NonceSize + TagSize)..],
            sealedPhone.Slice(1 + NonceSize, TagSize), plain, learnerId.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }
}
