using Microsoft.Extensions.Options;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Transparency;

/// <summary>Signs what the log is, and judges what was signed: the one place that knows with which key.</summary>
internal sealed class CheckpointSigner(
    IssuerKeys keys, IOptions<TransparencyOptions> options, TimeProvider time)
{
    internal async Task<LogCheckpoint> Sign(
        long size, byte[] root, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var origin = options.Value.Origin;
        var (key, publicKey) = Current();
        var signature = await key.Sign(SignedNote.TextOf(origin, size, root), cancellationToken);
        var keyHash = SignedNote.KeyHashOf(origin, key.Algorithm, key.KeyId, publicKey);
        return new LogCheckpoint
        {
            Size = size,
            Root = root,
            KeyId = key.KeyId,
            Note = new SignedNote(origin, size, root, keyHash, signature).Write(),
            SignedAt = now,
        };
    }

    /// <summary>Whether one of our keys signed exactly this size and root.</summary>
    internal bool Confirms(LogCheckpoint checkpoint) =>
        SignedNote.Read(checkpoint.Note) is { } note
        && note.Size == checkpoint.Size
        && note.Root.AsSpan().SequenceEqual(checkpoint.Root)
        && keys.Confirms(
            checkpoint.KeyId, SignedNote.TextOf(note.Origin, note.Size, note.Root), note.Signature);

    /// <summary>The key that signs now, and its bare bytes where they are how others know it (Ed25519).</summary>
    private (IIssuerSigner Key, byte[]? PublicKey) Current()
    {
        var key = keys.Newest(PublicAddress.Platform, IssuerKey.EdDsa, time.GetUtcNow())
            ?? throw new InvalidOperationException("No key of the platform signs today.");
        return (keys.SignerOf(key), ((PublicKey.Ed25519Key)key.Public).Bytes);
    }
}
