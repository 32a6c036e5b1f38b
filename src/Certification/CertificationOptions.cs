using System.ComponentModel.DataAnnotations;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications;

/// <summary>Configuration section <c>Certification</c>.</summary>
internal sealed class CertificationOptions
{
    /// <summary>What every number starts with: the movement and the province's code, such as <c>BDHVS-19</c>.</summary>
    [Required(ErrorMessage = "Certification:NumberPrefix is missing: name the movement and the province's code.")]
    [RegularExpression("^[A-Z0-9]{1,12}(-[A-Z0-9]{1,12})*$")]
    public string NumberPrefix { get; set; } = "";

    /// <summary>
    /// Address under which the world finds certificates, from <c>Platform:PublicBaseUrl</c>. It stands in every signed
    /// credential and never changes.
    /// </summary>
    [Required(ErrorMessage = "Platform:PublicBaseUrl is missing: give the address people reach the platform by."), Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>
    /// The keys of every issuer, also those that sign no more: a key stays here as long as a certificate made with it
    /// lives; without it that certificate can no longer be confirmed.
    /// </summary>
    public IReadOnlyList<IssuingKeyOptions> Keys { get; set; } = [];

    /// <summary>Where the keys lie that have a label instead of a private part.</summary>
    public KeyModuleOptions Module { get; set; } = new();

    /// <summary>Lets keys that any administrator can copy sign in Production.</summary>
    public bool AllowSoftwareKeys { get; set; }

    /// <summary>How soon a change of status is published; a quarter of an hour is the most that is promised.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:15:00")]
    public TimeSpan StatusListInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a published list counts. It is signed anew in good time; where that fails, nothing is called valid any
    /// more.
    /// </summary>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00")]
    public TimeSpan StatusListValidity { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How much of the holder's name a stranger sees.</summary>
    public HolderNamePolicy HolderName { get; set; } = HolderNamePolicy.Masked;

    /// <summary>How often a replica looks for intents that no commit of its own announced.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SigningPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a replica may take to sign an intent before another one tries.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SigningLease { get; set; } = TimeSpan.FromSeconds(30);
}
