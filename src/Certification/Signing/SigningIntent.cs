using System.Diagnostics;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Signing;

/// <summary>
/// What is about to be signed, stored before a key is used: signing is deterministic, so a repeat after a crash yields
/// the same bytes under the same number and never a second certificate.
/// </summary>
internal sealed class SigningIntent
{
    public Guid CertificateId { get; private set; }

    public int IssueNo { get; private set; }

    /// <summary>The message that asked for it.</summary>
    public Guid? CausedBy { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Key of the embedded proof; null as long as the holder's name, the area or a key is not there.</summary>
    public string? ProofKeyId { get; private set; }

    /// <summary>Key of the token.</summary>
    public string? TokenKeyId { get; private set; }

    /// <summary>The credential without a proof, byte for byte: both artefacts are made of it.</summary>
    public byte[]? Document { get; private set; }

    /// <summary>Time in the proof.</summary>
    public DateTimeOffset? Created { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>
    /// Lease and back-off in one, by the database's clock: nobody else takes the intent before. It only saves work;
    /// that two replicas cannot both issue is the business of the certificate's row version.
    /// </summary>
    public DateTimeOffset AvailableAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>W3C trace context of the business action, so that issuing stays in its trace.</summary>
    public string? TraceParent { get; private set; }

    public string? TraceState { get; private set; }

    public uint RowVersion { get; private set; }

    public static SigningIntent For(Certificate certificate, Guid? causedBy, DateTimeOffset now) => new()
    {
        CertificateId = certificate.Id,
        IssueNo = 1,
        CausedBy = causedBy,
        RequestedAt = now,
        AvailableAt = now,
        TraceParent = Activity.Current?.Id,
        TraceState = Activity.Current?.TraceStateString,
    };

    /// <summary>Fixes what will be signed, when it says so, and with which keys.</summary>
    public void Prepare(byte[] document, IssuerKey proof, IssuerKey token, DateTimeOffset now) =>
        (Document, ProofKeyId, TokenKeyId, Created) =
            (document, proof.KeyId, token.KeyId, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));

    public void Signed(DateTimeOffset now) => (SignedAt, LastError) = (now, null);
}
