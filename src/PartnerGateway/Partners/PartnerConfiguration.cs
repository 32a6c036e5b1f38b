using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.HasKey(partner => partner.Id);
        builder.Property(partner => partner.Id).HasMaxLength(40);
        builder.Property(partner => partner.Name).HasMaxLength(200);
        builder.Property(partner => partner.Source).HasMaxLength(200);
        builder.Property(partner => partner.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(partner => partner.StateReason).HasMaxLength(500);
        builder.Property(partner => partner.Overflow).HasConversion<string>().HasMaxLength(20);
        builder.Property(partner => partner.TraceMode).HasConversion<string>().HasMaxLength(20);
        Document(builder.Property(partner => partner.Logins));
        Document(builder.Property(partner => partner.SigningKeys));
        builder.Property(partner => partner.Webhook).HasColumnType("jsonb").HasConversion(
            webhook => JsonSerializer.Serialize(webhook, Json.Events),
            text => JsonSerializer.Deserialize<Webhook>(text, Json.Events));
        builder.Property(partner => partner.RowVersion).IsRowVersion();
        // Two operators with one source could speak for each other.
        builder.HasIndex(partner => partner.Source).IsUnique();
    }

    /// <summary>A short list that is always read and written with its operator: one column, one row version.</summary>
    private static void Document<T>(PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            list => JsonSerializer.Serialize(list, Json.Events),
            text => JsonSerializer.Deserialize<IReadOnlyList<T>>(text, Json.Events)!,
            new ValueComparer<IReadOnlyList<T>>(
                (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
}
