using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;

namespace Platform.Courses.Imports;

public enum CompletionImportState
{
    /// <summary>The file is stored; its rows are being turned into results.</summary>
    Running,

    /// <summary>Every row was read; rows with errors are listed.</summary>
    Completed,
}

/// <summary>A file of results of another platform, and how far its rows have been read.</summary>
internal sealed class CompletionImport : IInArea
{
    public required Guid Id { get; init; }

    /// <summary>Only people of this area are looked for.</summary>
    public required Guid AreaId { get; init; }

    public required string Source { get; init; }

    public CompletionImportState State { get; set; }

    /// <summary>SHA-256: the same file for the same area is the same import. Null while the file arrives.</summary>
    public byte[]? ContentHash { get; set; }

    public int TotalRows { get; set; }

    /// <summary>Results that are new.</summary>
    public int Accepted { get; set; }

    /// <summary>Results that are known.</summary>
    public int Unchanged { get; set; }

    public int Rejected { get; set; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; set; }
}

/// <summary>
/// A row of the file until it was read; one with an error stays, without its cells, which may hold anything.
/// </summary>
internal sealed class ImportedRow
{
    public required Guid ImportId { get; init; }

    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public required int RowNumber { get; init; }

    public string? ExternalId { get; init; }

    public Guid? LearnerId { get; init; }

    public string? SubjectHash { get; init; }

    public string? Course { get; init; }

    public DateOnly? CompletedOn { get; init; }

    public int? ScorePercent { get; init; }

    public string? Error { get; set; }
}

internal sealed class CompletionImportConfiguration :
    IEntityTypeConfiguration<CompletionImport>, IEntityTypeConfiguration<ImportedRow>
{
    internal const string OneImportPerFile = "ix_completion_imports_area_id_source_content_hash";

    public void Configure(EntityTypeBuilder<CompletionImport> builder)
    {
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.Source).HasMaxLength(64);
        builder.Property(import => import.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(import => import.CreatedBy).HasMaxLength(200);
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(import => import.Source);
        builder.HasIndex(import => new { import.AreaId, import.Source, import.ContentHash }).IsUnique();
        builder.HasIndex(import => import.CreatedAt).HasFilter("state = 'Running'");
    }

    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.HasKey(row => new { row.ImportId, row.RowNumber });
        builder.Property(row => row.ExternalId).HasMaxLength(100);
        builder.Property(row => row.SubjectHash).HasMaxLength(64);
        builder.Property(row => row.Course).HasMaxLength(200);
        builder.Property(row => row.Error).HasMaxLength(32);
        builder.HasOne<CompletionImport>().WithMany().HasForeignKey(row => row.ImportId);
        builder.HasIndex(row => new { row.ImportId, row.RowNumber }, "ix_imported_rows_to_read")
            .HasFilter("error IS NULL");
    }
}
