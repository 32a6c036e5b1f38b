using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Classes;

namespace Platform.Courses.Completions;

internal sealed class CompletionConfiguration : IEntityTypeConfiguration<Completion>
{
    public void Configure(EntityTypeBuilder<Completion> builder)
    {
        builder.Property(completion => completion.Id).ValueGeneratedNever();
        builder.Property(completion => completion.AssuranceLevel).HasMaxLength(32);
        builder.Property(completion => completion.RuleCode).HasMaxLength(CompletionRule.LongestCode);

        // Completions of before there were rules were judged as this one does.
        builder.Property(completion => completion.RuleCode).HasDefaultValue("hands-on").ValueGeneratedNever();
        builder.Property(completion => completion.RuleVersion).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(completion => completion.Cycle).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(completion => completion.Version).HasDefaultValue(1L).ValueGeneratedNever();
        builder.Property(completion => completion.Source).HasMaxLength(64);
        builder.Property(completion => completion.ReversedBy).HasMaxLength(200);
        builder.Property(completion => completion.ReversalReason).HasConversion<string>().HasMaxLength(32);
        builder.Property(completion => completion.ReversalReference).HasMaxLength(64);
        builder.Property(completion => completion.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.OwnsMany(completion => completion.Evidence, evidence =>
        {
            evidence.ToJson();
            evidence.Property(one => one.Kind).HasConversion<string>();
        });
        builder.HasIndex(completion => new
        {
            completion.LearnerId,
            completion.CourseId,
            completion.CourseVersion,
            completion.Cycle,
        }).IsUnique().HasFilter("reversed_at IS NULL");
        builder.HasOne<Class>().WithMany().HasForeignKey(completion => completion.ClassId);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_completions_cycle", "cycle > 0");
            table.HasCheckConstraint("ck_completions_origin", "class_id IS NULL OR source IS NULL");
            table.HasCheckConstraint(
                "ck_completions_reversal", "(reversed_at IS NULL) = (reversal_reason IS NULL)");
        });
    }
}
