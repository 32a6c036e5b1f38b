using System.Diagnostics;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;

namespace Platform.Certifications.Signing;

/// <summary>
/// What is about to be signed, stored before the key is used: signing is deterministic, so a repeat after a crash
/// yields the same bytes under the same number and never a second certificate.
/// </summary>
internal sealed class SigningIntent
{
    public Guid CertificateId { get; private set; }

    public int IssueNo { get; private set; }

    /// <summary>The message that asked for it.</summary>
    public Guid? CausedBy { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Key the bytes name; null as long as the holder's name or the area is not known.</summary>
    public string? KeyId { get; private set; }

    /// <summary>The exact bytes to sign: header and payload of the JWS.</summary>
    public byte[]? SigningInput { get; private set; }

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

    /// <summary>Fixes what will be signed, and with which key.</summary>
    public void Prepare(
        Certificate certificate, Criterion criterion, AreaSnapshot unit, string name, byte[] salt, IIssuerSigner signer,
        DateTimeOffset now)
    {
        certificate.NameHolder(name, salt);
        var payload = CertificatePayload.Of(certificate, criterion, unit.Name, now);
        KeyId = signer.KeyId;
        SigningInput = Jws.ToSign(signer.Algorithm, signer.KeyId, payload.ToCanonicalBytes());
    }

    public void Signed(DateTimeOffset now) => (SignedAt, LastError) = (now, null);
}
