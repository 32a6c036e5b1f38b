using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Rules;

/// <summary>
/// That a rule has one version on a day is an exclusion constraint of the migration <c>RuleVersionsNeverOverlap</c>:
/// the model cannot express it.
/// </summary>
internal sealed class RuleConfiguration : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.HasKey(rule => new { rule.Code, rule.Version });
        builder.Property(rule => rule.Code).HasMaxLength(40);
        builder.Property(rule => rule.Value).HasColumnType("jsonb");
        builder.Property(rule => rule.LegalBasis).HasMaxLength(200);
        builder.Property(rule => rule.Source).HasMaxLength(200);
    }
}
