using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Requests;

internal sealed class DataRequestConfiguration : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(request => request.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(request => request.Channel).HasMaxLength(20);
        builder.Property(request => request.RecordedBy).HasMaxLength(200);
        builder.Property(request => request.ClosedBy).HasMaxLength(200);
        builder.Property(request => request.RefusalCode).HasMaxLength(40);
        builder.HasRowVersion(request => request.RowVersion);
        builder.HasOne(request => request.Learner).WithMany().HasForeignKey(request => request.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(request => request.LearnerId);
        builder.HasIndex(request => request.DueOn).HasFilter("state IN ('Received', 'Acknowledged')");
    }
}
