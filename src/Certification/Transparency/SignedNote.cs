using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Certifications.Transparency;

/// <summary>
/// A checkpoint as a signed note (C2SP tlog-checkpoint, signed-note): origin, size and root, a line each, an empty
/// line, then the signature. Readers outside know this form.
/// </summary>
internal sealed record SignedNote(string Origin, long Size, byte[] Root, uint KeyHash, byte[] Signature)
{
    private const byte Ed25519 = 0x01;
    private const byte Unassigned = 0xff; // followed by a longer name of the algorithm, as the specification advises

    /// <summary>The signed bytes: everything up to the empty line, the last line break included.</summary>
    internal static byte[] TextOf(string origin, long size, byte[] root) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{Convert.ToBase64String(root)}\n"));

    /// <summary>
    /// Tells keys of one name apart: the first four bytes of a hash over name, kind of key and key. Only Ed25519 has a
    /// kind of its own; of any other algorithm the name of the key stands for the key.
    /// </summary>
    internal static uint KeyHashOf(string name, string algorithm, string keyId, byte[]? publicKey)
    {
        byte[] key = algorithm is "EdDSA" or "Ed25519" && publicKey is not null
            ? [Ed25519, .. publicKey]
            : [Unassigned, .. Encoding.ASCII.GetBytes($"{algorithm}:{keyId}")];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name + "\n"), .. key]));
    }

    internal string Write()
    {
        var keyHash = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(keyHash, KeyHash);
        return Encoding.UTF8.GetString(TextOf(Origin, Size, Root))
            + $"\n— {Origin} {Convert.ToBase64String([.. keyHash, .. Signature])}\n";
    }

    /// <summary>Null where the text is not spelled exactly as <see cref="Write"/> spells it.</summary>
    internal static SignedNote? Read(string note)
    {
        if (note.Split('\n') is not [var origin, var sizeText, var rootText, "", var signatureLine, ""])
            return null;
        if (!long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || signatureLine.Split(' ') is not ["—", _, var signatureText])
            return null;

        var root = new byte[MerkleTree.HashBytes];
        var signed = new byte[signatureText.Length];
        if (!Convert.TryFromBase64String(rootText, root, out var rootBytes) || rootBytes != root.Length
            || !Convert.TryFromBase64String(signatureText, signed, out var length) || length <= sizeof(uint))
            return null;

        var keyHash = BinaryPrimitives.ReadUInt32BigEndian(signed);
        var read = new SignedNote(origin, size, root, keyHash, signed[sizeof(uint)..length]);
        return read.Write() == note ? read : null;
    }
}
