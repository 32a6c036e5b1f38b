using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Partners.Partners;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.HasKey(partner => partner.Id);
        builder.Property(partner => partner.Id).HasMaxLength(40);
        builder.Property(partner => partner.Name).HasMaxLength(200);
        builder.Property(partner => partner.Source).HasMaxLength(200);
        builder.Property(partner => partner.TraceMode).HasConversion<string>().HasMaxLength(20);
        // Two operators with one source could speak for each other.
        builder.HasIndex(partner => partner.Source).IsUnique();
    }
}
