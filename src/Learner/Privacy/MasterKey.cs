using System.Security.Cryptography;
using System.Text;

namespace Platform.Learners.Privacy;

/// <summary>A configured key, as the keys it is used as: each purpose derives one of its own.</summary>
internal sealed class MasterKey
{
    public MasterKey(string base64)
    {
        var secret = Convert.FromBase64String(base64);
        Fingerprint = Convert.ToHexStringLower(Derive(secret, "fingerprint").AsSpan(0, 8));
        CitizenId = Derive(secret, "citizen-id");
        Import = Derive(secret, "import");
        Wrapping = Derive(secret, "learner-key");
        Note = Derive(secret, "note");
    }

    /// <summary>Tells keys apart and tells nothing of them.</summary>
    public string Fingerprint { get; }

    /// <summary>Sealed the citizen ids of all before each learner had a key.</summary>
    public byte[] CitizenId { get; }

    public byte[] Import { get; }

    public byte[] Wrapping { get; }

    public byte[] Note { get; }

    public static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes("bdhvs:" + purpose));
}
