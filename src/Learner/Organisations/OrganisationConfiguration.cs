using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    /// <summary>The name PostgreSQL reports when an area is given a second organisation of a kind and name.</summary>
    internal const string OnePerKindNameAndArea = "ix_organisations_kind_fold_name_area_id";

    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.Property(organisation => organisation.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(organisation => organisation.Name).HasMaxLength(200);
        builder.Property(organisation => organisation.FoldName).HasMaxLength(200).UseCollation("C");
        builder.Property(organisation => organisation.TaxCode).HasMaxLength(14);
        builder.Property(organisation => organisation.ExternalRef).HasMaxLength(100);
        builder.HasRowVersion(organisation => organisation.RowVersion);
        builder.HasOne(organisation => organisation.Area).WithMany().HasForeignKey(organisation => organisation.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(organisation => organisation.ParentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(organisation => new { organisation.Kind, organisation.FoldName, organisation.AreaId })
            .IsUnique().HasFilter("valid_to IS NULL");
        builder.HasIndex(organisation => new { organisation.AreaId, organisation.Id });
    }
}
