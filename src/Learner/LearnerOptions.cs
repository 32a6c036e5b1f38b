using System.ComponentModel.DataAnnotations;

namespace Platform.Learners;

/// <summary>Configuration section <c>Learner</c>. Both keys are secrets of this service alone.</summary>
internal sealed class LearnerOptions
{
    /// <summary>AES-256 key for citizen ids, uploaded files and rejected rows. Losing it loses them.</summary>
    [Required, Base64Key]
    public string CitizenIdKey { get; set; } = "";

    /// <summary>
    /// HMAC key of the blind index. Another key than <see cref="CitizenIdKey"/>; changing it needs a re-index.
    /// </summary>
    [Required, Base64Key]
    public string BlindIndexKey { get; set; } = "";
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class Base64KeyAttribute()
    : ValidationAttribute("Learner:{0} must be 32 random bytes in base64: openssl rand -base64 32.")
{
    public override bool IsValid(object? value)
    {
        Span<byte> key = stackalloc byte[48];
        return value is string text && Convert.TryFromBase64String(text, key, out var length) && length == 32;
    }
}
