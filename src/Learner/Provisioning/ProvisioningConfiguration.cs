using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Consents;
using Platform.Learners.Learners;

namespace Platform.Learners.Provisioning;

internal sealed class ProvisioningConfiguration
    : IEntityTypeConfiguration<ProvisioningBatch>, IEntityTypeConfiguration<ProvisioningError>,
        IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountReport>
{
    private const int LongestOperator = 40;

    public void Configure(EntityTypeBuilder<ProvisioningBatch> builder)
    {
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Property(batch => batch.OperatorId).HasMaxLength(LongestOperator);
        builder.Property(batch => batch.RequestedBy).HasMaxLength(200);
        builder.HasOne(batch => batch.Area).WithMany().HasForeignKey(batch => batch.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProvisioningError> builder)
    {
        builder.HasKey(error => new { error.BatchId, error.RowNumber });
        builder.Property(error => error.Code).HasMaxLength(40);
        builder.HasOne<ProvisioningBatch>().WithMany().HasForeignKey(error => error.BatchId);
    }

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.OperatorId).HasMaxLength(LongestOperator);
        builder.Property(account => account.LegalBasis).HasConversion<string>().HasMaxLength(15);
        builder.Property(account => account.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(account => account.ReasonCode).HasMaxLength(60);
        builder.HasOne<ProvisioningBatch>().WithMany().HasForeignKey(account => account.BatchId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(account => account.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Consent>().WithMany().HasForeignKey(account => account.ConsentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(account => account.Area).WithMany().HasForeignKey(account => account.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(account => new { account.OperatorId, account.ExternalRef }).IsUnique();
        builder.HasIndex(account => new { account.BatchId, account.State, account.RowNumber });
    }

    public void Configure(EntityTypeBuilder<AccountReport> builder)
    {
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.OperatorId).HasMaxLength(LongestOperator);
        builder.Property(report => report.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(report => report.ReasonCode).HasMaxLength(60);
        builder.Property(report => report.Fault).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(report => new { report.OperatorId, report.ExternalRef }).HasFilter("matched_at IS NULL");
    }
}
