using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Partners.Areas;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;

namespace Platform.Partners;

internal sealed class PartnerDbContext(DbContextOptions<PartnerDbContext> options) : DbContext(options)
{
    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<PartnerFeedEntry> PartnerFeed => Set<PartnerFeedEntry>();

    public DbSet<PartnerInboxEntry> PartnerInbox => Set<PartnerInboxEntry>();

    public DbSet<PartnerEffect> PartnerEffects => Set<PartnerEffect>();

    public DbSet<ParkedDelivery> ParkedDeliveries => Set<ParkedDelivery>();

    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<AreaCode> AreaCodes => Set<AreaCode>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PartnerDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
