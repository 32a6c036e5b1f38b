using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Areas;

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.Level).HasConversion<string>().HasMaxLength(10);
        builder.HasRowVersion(area => area.RowVersion);
        builder.HasOne<Area>().WithMany().HasForeignKey(area => area.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(area => area.Path).HasMethod("gin");
        builder.HasMany(area => area.Versions).WithOne().HasForeignKey(version => version.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// That a code names one unit at a time, and a parent one unit of a name, are exclusion constraints of the migration
/// <c>AreaValidityNeverOverlaps</c>: the model cannot express them.
/// </summary>
internal sealed class AreaVersionConfiguration : IEntityTypeConfiguration<AreaVersion>
{
    internal const string OneAreaPerCode = "ex_area_versions_code";

    internal const string OneAreaPerName = "ex_area_versions_name";

    public void Configure(EntityTypeBuilder<AreaVersion> builder)
    {
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Level).HasConversion<string>().HasMaxLength(10);
        builder.Property(version => version.Type).HasMaxLength(20);
        builder.Property(version => version.Code).HasMaxLength(5);
        builder.Property(version => version.Name).HasMaxLength(200);
        builder.Property(version => version.FoldName).HasMaxLength(200).UseCollation("C");
        builder.Property(version => version.Decree).HasMaxLength(200);
        builder.HasIndex(version => new { version.ParentId, version.FoldName, version.AreaId });
    }
}
