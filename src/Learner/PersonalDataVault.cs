using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners;

/// <summary>
/// Encrypts what must not be readable in the database and computes the keyed hashes that find it again. What is secret
/// about a learner is sealed under a key of that learner, and that key under the master key: the master key can be
/// changed without touching the values, and a learner can be forgotten without touching the backups.
/// </summary>
internal sealed class PersonalDataVault
{
    private const byte CommonKey = 1; // sealed by the master key itself: uploads, and citizen ids of early rows
    private const byte OwnKey = 2; // sealed by the learner's key
    private readonly MasterKey current;
    private readonly MasterKey[] known;
    private readonly byte[] citizenIndexKey;
    private readonly byte[] phoneIndexKey;
    private readonly byte[] tailIndexKey;
    private readonly byte[] contentIndexKey;

    public PersonalDataVault(IOptions<LearnerOptions> options)
    {
        current = new MasterKey(options.Value.CitizenIdKey);
        known = [current, .. options.Value.RetiredKeys.Select(key => new MasterKey(key))];
        var index = Convert.FromBase64String(options.Value.BlindIndexKey);
        citizenIndexKey = MasterKey.Derive(index, "citizen-id");
        phoneIndexKey = MasterKey.Derive(index, "phone");
        tailIndexKey = MasterKey.Derive(index, "citizen-tail");
        contentIndexKey = MasterKey.Derive(index, "import-content");
    }

    /// <summary>Fingerprint of the master key in use; a key under another one waits to be sealed anew.</summary>
    public string CurrentMasterKey => current.Fingerprint;

    public LearnerKey NewKey(Guid learnerId, DateTimeOffset now)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return new LearnerKey
        {
            LearnerId = learnerId,
            MasterKey = current.Fingerprint,
            Wrapped = Wrap(key, learnerId),
            CreatedAt = now,
            Fresh = key,
        };
    }

    /// <summary>Seals the key under the master key in use. The values it sealed stay as they are.</summary>
    public void Rewrap(LearnerKey key) =>
        (key.Wrapped, key.MasterKey) = (Wrap(Unwrap(key), key.LearnerId), current.Fingerprint);

    public byte[] Seal(LearnerKey key, SealedField field, string text) =>
        Seal(key, field, Encoding.UTF8.GetBytes(text));

    public byte[] Seal(LearnerKey key, SealedField field, ReadOnlySpan<byte> plain) =>
        AesSeal.Seal(OwnKey, key.Fresh ?? Unwrap(key), plain, Binding(key.LearnerId, field));

    public string OpenText(LearnerKey key, SealedField field, byte[] value) =>
        Encoding.UTF8.GetString(Open(key, field, value));

    public byte[] Open(LearnerKey key, SealedField field, byte[] value) =>
        AesSeal.Open(Unwrap(key), value, Binding(key.LearnerId, field));

    public string? OpenPhone(byte[]? value, LearnerKey? key) =>
        value is null || key is null ? null : OpenText(key, SealedField.Phone, value);

    /// <param name="value">Sealed under the learner&apos;s key or, in an early row, under the master key.</param>
    /// <param name="learnerId">Whose it is.</param>
    /// <param name="key">The learner&apos;s key; early rows have none.</param>
    public CitizenId OpenCitizenId(byte[] value, Guid learnerId, LearnerKey? key)
    {
        var plain = value[0] == CommonKey
            ? OpenWithAny(master => master.CitizenId, value, learnerId)
            : Open(key ?? throw new CryptographicException("The key is gone."), SealedField.CitizenId, value);
        return CitizenId.TryParse(Encoding.ASCII.GetString(plain), out var citizenId)
            ? citizenId
            : throw new CryptographicException("A stored citizen id does not open to 12 digits.");
    }

    /// <summary>Equal for equal numbers and useless without the key: what the unique index is built on.</summary>
    public byte[] BlindIndex(CitizenId citizenId) =>
        HMACSHA256.HashData(citizenIndexKey, Encoding.ASCII.GetBytes(citizenId.Digits));

    /// <summary>What another platform computes of the same number under the key it shares with this service.</summary>
    public static byte[] MatchHash(byte[] sharedKey, CitizenId citizenId) =>
        HMACSHA256.HashData(sharedKey, Encoding.ASCII.GetBytes(citizenId.Digits));

    public byte[] BlindIndex(PhoneNumber phone) =>
        HMACSHA256.HashData(phoneIndexKey, Encoding.ASCII.GetBytes(phone.E164));

    /// <summary>
    /// Finds the numbers that end in four digits. Short on purpose: it only narrows a search, and its ten thousand
    /// values hide nothing from whoever has the key.
    /// </summary>
    public byte[] BlindTail(string digits) =>
        HMACSHA256.HashData(tailIndexKey, Encoding.ASCII.GetBytes(digits))[..8];

    public byte[] SealImport(ReadOnlySpan<byte> content, Guid importId) =>
        AesSeal.Seal(CommonKey, current.Import, content, importId.ToByteArray());

    public byte[] OpenImport(byte[] value, Guid importId) => OpenWithAny(master => master.Import, value, importId);

    /// <summary>Free text about a home, which may name anybody: it opens in its own row only.</summary>
    public byte[]? SealNote(string? note, Guid rowId) => string.IsNullOrWhiteSpace(note)
        ? null
        : AesSeal.Seal(CommonKey, current.Note, Encoding.UTF8.GetBytes(note.Trim()), rowId.ToByteArray());

    public string? OpenNote(byte[]? value, Guid rowId) =>
        value is null ? null : Encoding.UTF8.GetString(OpenWithAny(master => master.Note, value, rowId));

    /// <summary>
    /// Recognises a file that was uploaded before; keyed, because a short file could be guessed from a plain hash.
    /// </summary>
    public IncrementalHash ContentHash() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, contentIndexKey);

    private byte[] Wrap(byte[] key, Guid learnerId) =>
        AesSeal.Seal(CommonKey, current.Wrapping, key, learnerId.ToByteArray());

    private byte[] Unwrap(LearnerKey key)
    {
        var master = Array.Find(known, master => master.Fingerprint == key.MasterKey)
            ?? throw new CryptographicException("The master key of a learner's key is not configured any more.");
        return AesSeal.Open(master.Wrapping, key.Wrapped, key.LearnerId.ToByteArray());
    }

    /// <summary>A value that does not name its master key: the tag tells which one fits.</summary>
    private byte[] OpenWithAny(Func<MasterKey, byte[]> purpose, byte[] value, Guid row)
    {
        foreach (var master in known[..^1])
        {
            try
            {
                return AesSeal.Open(purpose(master), value, row.ToByteArray());
            }
            catch (AuthenticationTagMismatchException)
            {
                // sealed before the key was changed
            }
        }

        return AesSeal.Open(purpose(known[^1]), value, row.ToByteArray());
    }

    private static byte[] Binding(Guid learnerId, SealedField field) => [.. learnerId.ToByteArray(), (byte)field];
}
