using System.ComponentModel.DataAnnotations;

namespace Platform.Partners.Webhooks;

/// <summary>Configuration section <c>Webhooks</c>.</summary>
internal sealed class WebhooksOptions
{
    /// <summary>What the secrets of webhooks are derived from.</summary>
    [Required(ErrorMessage = "Webhooks:Key is missing: give 32 random bytes in Base64.")]
    [RegularExpression("[A-Za-z0-9+/]{43}=", ErrorMessage = "Webhooks:Key must be 32 bytes in Base64.")]
    public string Key { get; set; } = "";

    /// <summary>
    /// Lets webhooks go to this machine and to private networks, and without TLS: for development and tests alone.
    /// </summary>
    public bool AllowPrivate { get; set; }
}
