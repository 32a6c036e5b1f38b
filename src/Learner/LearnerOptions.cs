using System.ComponentModel.DataAnnotations;

namespace Platform.Learners;

/// <summary>Configuration section <c>Learner</c>. Both keys are secrets of this service alone.</summary>
internal sealed class LearnerOptions
{
    /// <summary>
    /// The master key (AES-256): seals the keys of the learners, uploaded files and rejected rows. Losing it loses
    /// them.
    /// </summary>
    [Required, Base64Key]
    public string CitizenIdKey { get; set; } = "";

    /// <summary>
    /// Master keys of before, for as long as something is sealed by them: a new key is put in
    /// <see cref="CitizenIdKey"/>, the old one here, and the keys of the learners are sealed anew in the background.
    /// </summary>
    [Base64Keys]
    public string[] RetiredKeys { get; set; } = [];

    /// <summary>
    /// HMAC key of the blind index. Another key than <see cref="CitizenIdKey"/>; changing it needs a re-index.
    /// </summary>
    [Required, Base64Key]
    public string BlindIndexKey { get; set; } = "";

    /// <summary>
    /// Keys that other platforms share with this service alone, by the code of the source: under them they hash the
    /// citizen ids of their learners. A new key is applied to everybody in the background.
    /// </summary>
    [Base64Keys]
    public Dictionary<string, string> MatchKeys { get; set; } = [];
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class Base64KeysAttribute() : ValidationAttribute("Each of Learner:{0} must be 32 bytes in base64.")
{
    private static readonly Base64KeyAttribute Key = new();

    public override bool IsValid(object? value) => value switch
    {
        string[] keys => keys.All(key => Key.IsValid(key)),
        Dictionary<string, string> keys => keys.Values.All(key => Key.IsValid(key)),
        _ => false,
    };
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
