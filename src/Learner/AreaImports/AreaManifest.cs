using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.AreaImports;

/// <summary>Which official list it is. Names as sent and as stored.</summary>
public enum AreaListKind
{
    /// <summary>The communes before 1 July 2025.</summary>
    Catalogue,

    /// <summary>The official table from old to new communes.</summary>
    Conversion,

    /// <summary>The communes of today.</summary>
    Current,

    /// <summary>Villages and residential groups, as a province or a commune lists them.</summary>
    Villages,
}

/// <summary>A list that was loaded: where it came from, and the proof that it is this file.</summary>
internal sealed class AreaManifest
{
    public Guid Id { get; init; }

    public required AreaListKind Kind { get; init; }

    public required string Source { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required string Decree { get; init; }

    public required byte[] Sha256 { get; init; }

    public required int Records { get; init; }

    /// <summary>What was found and settled on the way.</summary>
    public required string Report { get; init; }

    public required string LoadedBy { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }
}

internal sealed class AreaManifestConfiguration : IEntityTypeConfiguration<AreaManifest>
{
    public void Configure(EntityTypeBuilder<AreaManifest> builder)
    {
        builder.Property(manifest => manifest.Id).ValueGeneratedNever();
        builder.Property(manifest => manifest.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(manifest => manifest.Source).HasMaxLength(200);
        builder.Property(manifest => manifest.Decree).HasMaxLength(200);
        builder.Property(manifest => manifest.LoadedBy).HasMaxLength(200);
        builder.HasIndex(manifest => new { manifest.Kind, manifest.Sha256, manifest.EffectiveOn }).IsUnique();
    }
}
