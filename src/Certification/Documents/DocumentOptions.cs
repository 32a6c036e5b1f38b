using System.ComponentModel.DataAnnotations;

namespace Platform.Certifications.Documents;

/// <summary>Configuration section <c>Certification:Documents</c>.</summary>
internal sealed class DocumentOptions
{
    /// <summary>Address the QR code leads to, from <c>Platform:PublicBaseUrl</c>.</summary>
    [Required(ErrorMessage = "Platform:PublicBaseUrl is missing: give the address people reach the platform by."), Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>
    /// RSA private key that seals printed certificates, at least 2048 bits: PEM, or PKCS#8 in base64. Not the key of
    /// the certificates themselves: paper is no credential.
    /// </summary>
    [Required(ErrorMessage = "Certification:Documents:SealKey is missing: give an RSA private key, PEM or PKCS#8 in "
        + "base64.")]
    public string SealKey { get; set; } = "";

    /// <summary>
    /// X.509 certificate of that key (PEM). Without one the key vouches for itself, and readers say the signature is
    /// sound and its owner unknown.
    /// </summary>
    public string? SealCertificate { get; set; }

    /// <summary>
    /// Program that prints pages, by its path or by its name on the PATH: Chromium, or one with the same switches.
    /// </summary>
    [Required]
    public string Chromium { get; set; } = "chromium";

    /// <summary>Pages printed side by side by this replica; 0 where another one prints.</summary>
    [Range(0, 16)]
    public int Workers { get; set; } = 1;

    /// <summary>Most documents that may wait; whoever asks beyond that is sent away with a time to come back.</summary>
    [Range(1, 1_000_000)]
    public int QueueLimit { get; set; } = 20_000;

    /// <summary>Longest one page may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RenderTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked for documents that wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);
}
