using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Documents;

/// <summary>The key that seals paper, and the X.509 certificate under which readers of PDF know it.</summary>
internal sealed class SealKey : IDisposable
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private static readonly DateTimeOffset SelfSignedFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RSA key;

    public SealKey(IOptions<DocumentOptions> options)
    {
        key = KeyTexts.RsaPrivate(options.Value.SealKey);
        Certificate = options.Value.SealCertificate is { Length: > 0 } pem
            ? X509Certificate2.CreateFromPem(pem)
            : SelfSigned(key);
    }

    internal X509Certificate2 Certificate { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }

    /// <exception cref="CryptographicException">One of them cannot be read, or they do not fit.</exception>
    internal static void Check(DocumentOptions options)
    {
        using var seal = new SealKey(Options.Create(options));
        using var known = seal.Certificate.GetRSAPublicKey() ?? throw new CryptographicException("It is no RSA key.");
        if (!known.ExportRSAPublicKey().AsSpan().SequenceEqual(seal.key.ExportRSAPublicKey()))
            throw new CryptographicException("The certificate is of another key.");
    }

    /// <summary>
    /// Detached CMS over the bytes (SHA-256), the certificate named in the signed attributes so that none can be put in
    /// its place. No time of signing: ours would prove nothing.
    /// </summary>
    internal byte[] Sign(byte[] data)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate, key)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), CertificateHash()));
        var cms = new SignedCms(new ContentInfo(data), detached: true);
        lock (key) // an RSA object is not promised to be safe for concurrent use
            cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>SigningCertificateV2 of RFC 5035, its hash algorithm the default one.</summary>
    private byte[] CertificateHash()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(Certificate.RawData));
        return writer.Encode();
    }

    /// <summary>The same bytes at every start: serial and dates follow from the key alone.</summary>
    private static X509Certificate2 SelfSigned(RSA key)
    {
        var name = new X500DistinguishedName("CN=Platform seal, O=Binh dan hoc vu so");
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(
                X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        byte[] serial = [0x01, .. SHA256.HashData(key.ExportRSAPublicKey()).AsSpan(0, 15)];
        return request.Create(
            name, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), SelfSignedFrom,
            SelfSignedFrom.AddYears(30), serial);
    }
}
