using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Campaigns;

internal sealed class CampaignConfiguration :
    IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignArea>, IEntityTypeConfiguration<FixedDay>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.NameVi).HasMaxLength(200);
        builder.Property(campaign => campaign.NameEn).HasMaxLength(200);
        builder.Property(campaign => campaign.FixedDay).HasMaxLength(64);
        builder.Property(campaign => campaign.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(campaign => campaign.PlannedBy).HasMaxLength(200);
        builder.Property(campaign => campaign.ApprovedBy).HasMaxLength(200);
        builder.Property(campaign => campaign.DecisionNo).HasMaxLength(100);
        builder.Property(campaign => campaign.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasOne<FixedDay>().WithMany().HasForeignKey(campaign => campaign.FixedDay);
        builder.HasIndex(campaign => new { campaign.StartsOn, campaign.EndsOn });
        builder.ToTable(table => table.HasCheckConstraint("ck_campaigns_window", "starts_on <= ends_on"));
    }

    public void Configure(EntityTypeBuilder<CampaignArea> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.ReportedBy).HasMaxLength(200);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(area => area.CampaignId);
        builder.HasIndex(area => new { area.CampaignId, area.AreaId }).IsUnique();
        builder.HasIndex(area => new { area.CampaignId, area.Id });
    }

    public void Configure(EntityTypeBuilder<FixedDay> builder)
    {
        builder.HasKey(day => day.Code);
        builder.Property(day => day.Code).HasMaxLength(64);
        builder.Property(day => day.NameVi).HasMaxLength(200);
        builder.Property(day => day.NameEn).HasMaxLength(200);
        builder.Property(day => day.Source).HasMaxLength(500);
    }
}

internal static class CampaignQueries
{
    /// <summary>Holds a village's line until the transaction ends: of two reports one is the first.</summary>
    internal static IQueryable<CampaignArea> Locked(
        this DbSet<CampaignArea> areas, Guid campaignId, Guid areaId) => areas.FromSql(
        $"SELECT * FROM campaign_areas WHERE campaign_id = {campaignId} AND area_id = {areaId} FOR NO KEY UPDATE");
}
