using System.ComponentModel.DataAnnotations;
using Platform.Certifications.Certificates;

namespace Platform.Certifications;

/// <summary>Configuration section <c>Certification</c>.</summary>
internal sealed class CertificationOptions
{
    /// <summary>What every number starts with: the movement and the province's code, such as <c>BDHVS-19</c>.</summary>
    [Required(ErrorMessage = "Certification:NumberPrefix is missing: name the movement and the province's code.")]
    [RegularExpression("^[A-Z0-9]{1,12}(-[A-Z0-9]{1,12})*$")]
    public string NumberPrefix { get; set; } = "";

    /// <summary>RSA private key of the software signer, at least 2048 bits: PEM, or PKCS#8 in base64.</summary>
    [Required(ErrorMessage = "Certification:SigningKey is missing: give an RSA private key, PEM or PKCS#8 in base64.")]
    public string SigningKey { get; set; } = "";

    /// <summary>
    /// Public keys (PEM) that signed earlier certificates. A key stays here as long as a certificate made with it
    /// lives; without it that certificate can no longer be confirmed.
    /// </summary>
    public IReadOnlyList<string> RetiredKeys { get; set; } = [];

    /// <summary>Lets a key that any administrator can copy sign in Production.</summary>
    public bool AllowSoftwareKey { get; set; }

    /// <summary>How much of the holder's name a stranger sees.</summary>
    public HolderNamePolicy HolderName { get; set; } = HolderNamePolicy.Masked;

    /// <summary>How often a replica looks for intents that no commit of its own announced.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SigningPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a replica may take to sign an intent before another one tries.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SigningLease { get; set; } = TimeSpan.FromSeconds(30);
}
