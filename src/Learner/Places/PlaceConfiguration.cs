using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;
using Platform.Learners.Organisations;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.Property(place => place.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(place => place.Name).HasMaxLength(200);
        builder.Property(place => place.FoldName).HasMaxLength(200).UseCollation("C");
        builder.Property(place => place.Hours).HasColumnType("jsonb").HasConversion(
            hours => JsonSerializer.Serialize(hours, Json.Commands),
            stored => JsonSerializer.Deserialize<OpeningHours[]>(stored, Json.Commands)!,
            new ValueComparer<IReadOnlyList<OpeningHours>>(
                (one, other) => one!.SequenceEqual(other!), hours => hours.Count, hours => hours.ToArray()));
        builder.HasRowVersion(place => place.RowVersion);
        builder.HasOne(place => place.Area).WithMany().HasForeignKey(place => place.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(place => place.HostOrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(place => new { place.LatitudeE6, place.LongitudeE6 });
        builder.HasIndex(place => new { place.AreaId, place.Id });
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_places_position", "latitude_e6 BETWEEN -90000000 AND 90000000"
            + " AND longitude_e6 BETWEEN -180000000 AND 180000000"));
    }
}

internal sealed class DeviceLoanConfiguration : IEntityTypeConfiguration<DeviceLoan>
{
    /// <summary>The name PostgreSQL reports when a device is handed out twice.</summary>
    internal const string OneLoanPerDevice = "ix_device_loans_place_id_asset_code";

    public void Configure(EntityTypeBuilder<DeviceLoan> builder)
    {
        builder.Property(loan => loan.Id).ValueGeneratedNever();
        builder.Property(loan => loan.Item).HasConversion<string>().HasMaxLength(10);
        builder.Property(loan => loan.AssetCode).HasMaxLength(50);
        builder.HasRowVersion(loan => loan.RowVersion);
        builder.HasOne(loan => loan.Place).WithMany().HasForeignKey(loan => loan.PlaceId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(loan => loan.LearnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(loan => new { loan.PlaceId, loan.AssetCode }).IsUnique().HasFilter("returned_at IS NULL");
    }
}
