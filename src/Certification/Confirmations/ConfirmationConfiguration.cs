using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Confirmations;

internal sealed class ConfirmationConfiguration : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.CriterionCode).HasMaxLength(64);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.RequestedBy).HasMaxLength(200);
        builder.Property(c => c.Receipt).HasMaxLength(100);
        builder.Property(c => c.ReasonCode).HasMaxLength(64);
        builder.Property(c => c.RowVersion).IsRowVersion();
        builder.Ignore(c => c.IsFinal);
        builder.Ignore(c => c.Counts);

        // One that counts or is under way, however often it is asked for; a further cycle only after its end.
        builder.HasIndex(c => c.CertificateId).IsUnique().HasFilter("state not in ('Rejected', 'Expired')");
        builder.HasIndex(c => new { c.CertificateId, c.Cycle }).IsUnique();
        builder.HasIndex(c => c.LookAt).HasFilter("look_at is not null");
        builder.HasOne<Certificate>().WithMany().HasForeignKey(c => c.CertificateId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ConfirmationRule>().WithMany().HasForeignKey(c => new { c.CriterionCode, c.RuleVersion })
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_confirmations_final",
            "(state in ('Accepted', 'Rejected', 'Expired')) = (ended_at is not null and look_at is null)"));
    }
}

internal sealed class ConfirmationAttemptConfiguration : IEntityTypeConfiguration<ConfirmationAttempt>
{
    public void Configure(EntityTypeBuilder<ConfirmationAttempt> builder)
    {
        builder.HasKey(attempt => new { attempt.ConfirmationId, attempt.Number });
        builder.Property(attempt => attempt.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.HasOne<Confirmation>().WithMany().HasForeignKey(attempt => attempt.ConfirmationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConfirmationAnswerConfiguration : IEntityTypeConfiguration<ConfirmationAnswer>
{
    public void Configure(EntityTypeBuilder<ConfirmationAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ConfirmationId, answer.Receipt });
        builder.Property(answer => answer.Receipt).HasMaxLength(100);
        builder.Property(answer => answer.ReasonCode).HasMaxLength(64);
        builder.HasOne<Confirmation>().WithMany().HasForeignKey(answer => answer.ConfirmationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnswerFeedConfiguration : IEntityTypeConfiguration<AnswerFeed>
{
    public void Configure(EntityTypeBuilder<AnswerFeed> builder) =>
        builder.Property(feed => feed.Id).ValueGeneratedNever();
}
