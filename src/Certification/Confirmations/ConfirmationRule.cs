using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// Which certificates are told to VNeID, and how. A version that confirmations name is never edited: another decision
/// is another version.
/// </summary>
internal sealed class ConfirmationRule
{
    public required string CriterionCode { get; init; }

    public required int Version { get; init; }

    /// <summary>Told as soon as a certificate is issued; otherwise when an officer asks for it.</summary>
    public required bool SubmitOnIssue { get; init; }

    /// <summary>After so many days without an answer it has expired.</summary>
    public required int AnswerWithinDays { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Where this is decided.</summary>
    public required string Source { get; init; }
}

internal static class ConfirmationRules
{
    internal static Task<ConfirmationRule?> ConfirmationRule(
        this CertificationDbContext db, string criterionCode, DateOnly day, CancellationToken cancellationToken) =>
        db.ConfirmationRules.AsNoTracking()
            .Where(rule => rule.CriterionCode == criterionCode && rule.ValidFrom <= day)
            .OrderByDescending(rule => rule.Version).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>The rules every province starts with. Published versions are only ever added.</summary>
internal static class ConfirmationRuleSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CertificationDbContext>();
        await using var file = typeof(ConfirmationRuleSeed).Assembly
            .GetManifestResourceStream("confirmation-rules.json")!;
        var rules = await JsonSerializer.DeserializeAsync<ConfirmationRule[]>(file, Json.Commands, cancellationToken);
        var known = await db.ConfirmationRules.AsNoTracking()
            .Select(rule => new { rule.CriterionCode, rule.Version }).ToListAsync(cancellationToken);
        db.ConfirmationRules.AddRange(
            rules!.Where(rule => !known.Contains(new { rule.CriterionCode, rule.Version })));
    }
}

internal sealed class ConfirmationRuleConfiguration : IEntityTypeConfiguration<ConfirmationRule>
{
    public void Configure(EntityTypeBuilder<ConfirmationRule> builder)
    {
        builder.HasKey(rule => new { rule.CriterionCode, rule.Version });
        builder.Property(rule => rule.CriterionCode).HasMaxLength(64);
        builder.Property(rule => rule.Source).HasMaxLength(500);
    }
}
