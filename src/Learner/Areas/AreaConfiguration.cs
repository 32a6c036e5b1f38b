using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Areas;

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.Level).HasConversion<string>().HasMaxLength(10);
        builder.Property(area => area.State).HasConversion<string>().HasMaxLength(10);
        builder.HasRowVersion(area => area.RowVersion);
        builder.Ignore(area => area.Live);
        builder.HasOne<Area>().WithMany().HasForeignKey(area => area.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(area => area.Path).HasMethod("gin");
        builder.HasMany(area => area.Versions).WithOne().HasForeignKey(version => version.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// That a code names one unit at a time, a parent one unit of a name, and that rows are never deleted, stands in the
/// migration <c>AreasSurviveMergers</c>: the model cannot express it.
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
        builder.Property(version => version.Qualifier).HasMaxLength(200);
        builder.Property(version => version.Change).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Decree).HasMaxLength(200);
        builder.Ignore(version => version.IsLive);
        builder.HasIndex(version => new { version.ParentId, version.FoldName, version.AreaId });
        builder.HasIndex(version => new { version.Level, version.Code });
        builder.HasIndex(version => new { version.FoldName, version.AreaId });
        builder.HasIndex(version => version.ReorganisationId);
    }
}

internal sealed class AreaEdgeConfiguration : IEntityTypeConfiguration<AreaEdge>
{
    public void Configure(EntityTypeBuilder<AreaEdge> builder)
    {
        builder.Property(edge => edge.Id).ValueGeneratedNever();
        builder.Property(edge => edge.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(edge => edge.How).HasMaxLength(30);
        builder.Property(edge => edge.People).HasConversion<string>().HasMaxLength(10);
        builder.Property(edge => edge.Decree).HasMaxLength(200);
        builder.HasOne<Area>().WithMany().HasForeignKey(edge => edge.FromAreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(edge => edge.ToAreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(edge => new { edge.FromAreaId, edge.ToAreaId, edge.EffectiveOn })
            .HasFilter("superseded_at IS NULL").IsUnique();
        builder.HasIndex(edge => edge.ReorganisationId);
    }
}

internal sealed class AreaAliasConfiguration : IEntityTypeConfiguration<AreaAlias>
{
    public void Configure(EntityTypeBuilder<AreaAlias> builder)
    {
        builder.Property(alias => alias.Id).ValueGeneratedNever();
        builder.Property(alias => alias.Level).HasConversion<string>().HasMaxLength(10);
        builder.Property(alias => alias.Code).HasMaxLength(5);
        builder.Property(alias => alias.Source).HasMaxLength(200);
        builder.HasOne<Area>().WithMany().HasForeignKey(alias => alias.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(alias => new { alias.Level, alias.Code, alias.ValidFrom }).IsUnique();
    }
}

internal sealed class FormerDistrictConfiguration : IEntityTypeConfiguration<FormerDistrict>
{
    public void Configure(EntityTypeBuilder<FormerDistrict> builder)
    {
        builder.HasKey(district => new { district.Code, district.ValidFrom });
        builder.Property(district => district.Code).HasMaxLength(3);
        builder.Property(district => district.ProvinceCode).HasMaxLength(2);
        builder.Property(district => district.Name).HasMaxLength(100);
    }
}

internal sealed class AreaFlagConfiguration : IEntityTypeConfiguration<AreaFlag>
{
    public void Configure(EntityTypeBuilder<AreaFlag> builder)
    {
        builder.Property(flag => flag.Id).ValueGeneratedNever();
        builder.Property(flag => flag.Flag).HasMaxLength(20);
        builder.Property(flag => flag.Source).HasMaxLength(200);
        builder.Property(flag => flag.Decree).HasMaxLength(200);
        builder.HasOne<Area>().WithMany().HasForeignKey(flag => flag.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(flag => new { flag.AreaId, flag.Flag });
    }
}

internal sealed class AreaMapDayConfiguration : IEntityTypeConfiguration<AreaMapDay>
{
    public void Configure(EntityTypeBuilder<AreaMapDay> builder)
    {
        builder.Property(map => map.Id).ValueGeneratedNever();
        builder.HasData(new AreaMapDay { Id = AreaMapDay.Only });
    }
}
