using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Bulletins;

internal sealed class BulletinConfiguration :
    IEntityTypeConfiguration<Bulletin>, IEntityTypeConfiguration<BulletinAudio>,
    IEntityTypeConfiguration<BulletinAiring>
{
    public void Configure(EntityTypeBuilder<Bulletin> builder)
    {
        builder.Property(bulletin => bulletin.Id).ValueGeneratedNever();
        builder.Property(bulletin => bulletin.Title).HasMaxLength(200);
        builder.Property(bulletin => bulletin.Language).HasMaxLength(35);
        builder.Property(bulletin => bulletin.Script).HasMaxLength(BulletinText.LongestScript);
        builder.Property(bulletin => bulletin.EditedBy).HasMaxLength(200);
        builder.Property(bulletin => bulletin.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(bulletin => bulletin.ApprovedBy).HasMaxLength(200);
        builder.Property(bulletin => bulletin.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<BulletinAudio> builder)
    {
        builder.HasKey(audio => audio.BulletinId);
        builder.Property(audio => audio.MediaType).HasMaxLength(40);
        builder.HasOne<Bulletin>().WithOne().HasForeignKey<BulletinAudio>(audio => audio.BulletinId);
    }

    public void Configure(EntityTypeBuilder<BulletinAiring> builder)
    {
        builder.Property(airing => airing.Id).ValueGeneratedNever();
        builder.Property(airing => airing.Channel).HasConversion<string>().HasMaxLength(20);
        builder.Property(airing => airing.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(airing => airing.ReasonCode).HasMaxLength(40);
        builder.Property(airing => airing.ProofKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(airing => airing.Proof).HasMaxLength(500);
        builder.Property(airing => airing.ReportedBy).HasMaxLength(200);
        builder.Ignore(airing => airing.IsReported);
        builder.HasOne<Bulletin>().WithMany().HasForeignKey(airing => airing.BulletinId);

        // Once in a place, a channel and a slot; what failed has one next attempt.
        builder.HasIndex(
            airing => new { airing.BulletinId, airing.AreaId, airing.Channel, airing.SlotAt }).IsUnique();
        builder.HasIndex(airing => airing.RetryOf).IsUnique();
    }
}

internal static class BulletinQueries
{
    /// <summary>
    /// Held to the end of the transaction: two people who report the same airing at once are not both first.
    /// </summary>
    internal static IQueryable<BulletinAiring> Locked(this DbSet<BulletinAiring> airings, Guid bulletinId, Guid id) =>
        airings.FromSql(
            $"select * from bulletin_airings where id = {id} and bulletin_id = {bulletinId} for no key update");
}
