using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Learners.Learners;

namespace Platform.Learners;

/// <summary>
/// Encrypts what must not be readable in the database (AES-256-GCM) and computes the keyed hashes that find it again.
/// Each purpose has a key of its own, derived from the configured one, and a sealed value opens only in the row it was
/// sealed for.
/// </summary>
internal sealed class PersonalDataVault(IOptions<LearnerOptions> options)
{
    private const byte Format = 1; // first byte of every sealed value, so that keys can be changed
    private readonly byte[] citizenIdKey = Derive(options.Value.CitizenIdKey, "citizen-id");
    private readonly byte[] importKey = Derive(options.Value.CitizenIdKey, "import");
    private readonly byte[] citizenIndexKey = Derive(options.Value.BlindIndexKey, "citizen-id");
    private readonly byte[] textKey = Derive(options.Value.CitizenIdKey, "personal-text");
    private readonly byte[] tailIndexKey = Derive(options.Value.BlindIndexKey, "citizen-tail");
    private readonly byte[] contentIndexKey = Derive(options.Value.BlindIndexKey, "import-content");

    public byte[] Seal(CitizenId citizenId, Guid learnerId) =>
        Seal(citizenIdKey, Encoding.ASCII.GetBytes(citizenId.Digits), learnerId);

    public CitizenId OpenCitizenId(byte[] value, Guid learnerId) =>
        CitizenId.TryParse(Encoding.ASCII.GetString(Open(citizenIdKey, value, learnerId)), out var citizenId)
            ? citizenId
            : throw new CryptographicException("A stored citizen id does not open to 12 digits.");

    /// <summary>Equal for equal numbers and useless without the key: what the unique index is built on.</summary>
    public byte[] BlindIndex(CitizenId citizenId) =>
        HMACSHA256.HashData(citizenIndexKey, Encoding.ASCII.GetBytes(citizenId.Digits));

    /// <summary>
    /// Finds the numbers that end in four digits. Short on purpose: it only has to narrow a search, and its ten
    /// thousand values hide nothing from whoever has the key.
    /// </summary>
    public byte[] BlindTail(string digits) =>
        HMACSHA256.HashData(tailIndexKey, Encoding.ASCII.GetBytes(digits))[..8];

    /// <summary>Words about a learner: old values, reasons, who a guardian is, where a consent is kept.</summary>
    public byte[] SealText(string text, Guid learnerId) => Seal(textKey, Encoding.UTF8.GetBytes(text), learnerId);

    public string OpenText(byte[] value, Guid learnerId) =>
        Encoding.UTF8.GetString(Open(textKey, value, learnerId));

    public byte[] SealImport(ReadOnlySpan<byte> content, Guid importId) => Seal(importKey, content, importId);

    public byte[] OpenImport(byte[] value, Guid importId) => Open(importKey, value, importId);

    /// <summary>
    /// Recognises a file that was uploaded before; keyed, because a short file could be guessed from a plain hash.
    /// </summary>
    public IncrementalHash ContentHash() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, contentIndexKey);

    private static byte[] Derive(string key, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(key), 32, info: Encoding.ASCII.GetBytes("bdhvs:" + purpose));

    private static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, Guid row)
    {
        var value = new byte[1 + 12 + 16 + plain.Length];
        value[0] = Format;
        var (nonce, tag, cipher) = Parts(value);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key, tagSizeInBytes: 16);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, row.ToByteArray());
        return value;
    }

    private static byte[] Open(byte[] key, byte[] value, Guid row)
    {
        var (nonce, tag, cipher) = Parts(value);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, tagSizeInBytes: 16);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain, row.ToByteArray());
        return plain;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] value) =>
        (value.AsMemory(1, 12), value.AsMemory(13, 16), value.AsMemory(29));
}
