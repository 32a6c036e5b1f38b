using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;

namespace Platform.Courses.OfflinePacks;

/// <summary>What a phone was given to work without connectivity: which classes, and until when it is fresh.</summary>
internal sealed class OfflinePack : IInArea
{
    public required Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public required Guid[] ClassIds { get; init; }

    public Guid? TeamId { get; init; }

    public required string IssuedBy { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset FreshUntil { get; init; }
}

/// <summary>
/// A paper that came back from a phone, under the id it got there: it is judged once, however often it comes. Names on
/// a roll are kept as claims.
/// </summary>
internal sealed class OfflinePaper
{
    public required Guid Id { get; init; }

    public required Guid PackId { get; init; }

    public required Guid ClassId { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Device { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required int ScorePercent { get; init; }
}

internal sealed class OfflinePackConfiguration :
    IEntityTypeConfiguration<OfflinePack>, IEntityTypeConfiguration<OfflinePaper>
{
    public void Configure(EntityTypeBuilder<OfflinePack> builder)
    {
        builder.Property(pack => pack.Id).ValueGeneratedNever();
        builder.Property(pack => pack.IssuedBy).HasMaxLength(200);
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(pack => pack.AreaId);
    }

    public void Configure(EntityTypeBuilder<OfflinePaper> builder)
    {
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Property(paper => paper.Device).HasMaxLength(64);
        builder.HasOne<OfflinePack>().WithMany().HasForeignKey(paper => paper.PackId);
    }
}
