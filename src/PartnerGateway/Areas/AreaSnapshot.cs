using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Partners.Areas;

/// <summary>What the border needs to know of an administrative unit; its truth lives in Learner.</summary>
internal sealed class AreaSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>Of the last event heard.</summary>
    public long Version { get; set; }

    public string State { get; set; } = "active";

    /// <summary>The units above, then former units it belonged to, last this unit itself.</summary>
    public Guid[] Path { get; set; } = [];

    /// <summary>Units to which its people belong now; several while a human has to decide.</summary>
    public Guid[] Successors { get; set; } = [];
}

/// <summary>
/// A code a unit had for some days: operators know areas by codes, and codes are given again to other units.
/// </summary>
internal sealed class AreaCode
{
    public required Guid AreaId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string Code { get; set; }

    /// <summary>First day on which it no longer was; null where no end is known.</summary>
    public DateOnly? ValidTo { get; set; }
}

internal sealed class AreaConfiguration
    : IEntityTypeConfiguration<AreaSnapshot>, IEntityTypeConfiguration<AreaCode>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.State).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<AreaCode> builder)
    {
        builder.HasKey(code => new { code.AreaId, code.ValidFrom });
        builder.Property(code => code.Code).HasMaxLength(20);
        builder.HasIndex(code => code.Code);
    }
}
