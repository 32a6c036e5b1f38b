using System.ComponentModel.DataAnnotations;
using Platform.Partners.Partners;

namespace Platform.Partners;

/// <summary>Configuration section <c>Partners</c>.</summary>
internal sealed class PartnersOptions
{
    /// <summary>
    /// Operators that <c>-- migrate</c> registers where nobody has yet: development and small installations.
    /// </summary>
    [ValidateEnumeratedDeclarations]
    public List<DeclaredPartner> Declared { get; set; } = [];

    /// <summary>
    /// Days after which the number and text of a message leave the feed even without a final receipt.
    /// </summary>
    [Range(1, 90)]
    public int PayloadDays { get; set; } = 7;

    /// <summary>Days for which handled event ids are remembered; their effects stay blocked for ever.</summary>
    [Range(7, 3650)]
    public int InboxDays { get; set; } = 45;

    /// <summary>Days after which what a refused delivery held is forgotten, decided on or not.</summary>
    [Range(1, 365)]
    public int ParkedDays { get; set; } = 30;

    /// <summary>Longest wait of the publisher between two looks at an idle feed, milliseconds.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 500;

    internal static bool DeclaredIdsAreUnique(PartnersOptions options) =>
        options.Declared.DistinctBy(partner => partner.Id).Count() == options.Declared.Count;
}

/// <summary>An operator as written in the configuration.</summary>
internal sealed class DeclaredPartner
{
    /// <summary>Slug; part of the names of vhost, user, exchange and queue, so its alphabet is narrow.</summary>
    [Required, RegularExpression(Partner.IdPattern)]
    public string Id { get; set; } = "";

    [Required, StringLength(200)]
    public string Name { get; set; } = "";

    /// <summary>CloudEvents <c>source</c> every event of this operator must carry.</summary>
    [Required, StringLength(200)]
    public string Source { get; set; } = "";

    /// <summary>Password of the broker user; handed to the broker and stored nowhere else.</summary>
    [Required, MinLength(12)]
    public string Password { get; set; } = "";

    public TraceMode TraceMode { get; set; }

    /// <summary>Areas the contract covers; empty means all.</summary>
    public List<Guid> Areas { get; set; } = [];

    internal string UserName => $"operator-{Id}";
}

/// <summary>DataAnnotations do not look into lists by themselves.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateEnumeratedDeclarationsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var problems = new List<ValidationResult>();
        foreach (var partner in value as IEnumerable<DeclaredPartner> ?? [])
            Validator.TryValidateObject(partner, new ValidationContext(partner), problems, validateAllProperties: true);
        return problems.Count == 0
            ? ValidationResult.Success
            : new ValidationResult("Partners:Declared: " + string.Join(' ', problems.Select(p => p.ErrorMessage)));
    }
}
