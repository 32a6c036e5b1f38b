using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Rules;

/// <summary>
/// A number or an order that a decision sets, and may set otherwise tomorrow. Never edited: a decision that changes it
/// adds a version and names itself.
/// </summary>
internal sealed class Rule
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required JsonElement Value { get; init; }

    /// <summary>Where the value was read, and whether somebody checked it there.</summary>
    public required string Source { get; init; }

    public required DateOnly ValidFrom { get; init; }
}

internal sealed class RuleConfiguration : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.HasKey(rule => new { rule.Code, rule.Version });
        builder.Property(rule => rule.Code).HasMaxLength(64);
        builder.Property(rule => rule.Value).HasColumnType("jsonb");
        builder.Property(rule => rule.Source).HasMaxLength(500);
    }
}
