using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Matches;

/// <summary>
/// Where a question of another platform and the person it is about meet: whichever comes first makes the row, so that
/// neither can miss the other.
/// </summary>
internal sealed class LearnerMatch
{
    public required string Source { get; init; }

    /// <summary>HMAC-SHA-256 of the citizen id under the key shared with the source.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Null as long as nobody has registered with that number.</summary>
    public Guid? LearnerId { get; init; }

    /// <summary>Null as long as nobody has asked.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Answers given to that question.</summary>
    public int Answers { get; init; }

    /// <summary>What the last of them said.</summary>
    public Guid? AnsweredWith { get; init; }
}

/// <summary>A source whose hashes are kept, and by which key they were made.</summary>
internal sealed class MatchSource
{
    public required string Source { get; init; }

    public required string KeyFingerprint { get; init; }
}

/// <summary>
/// A learner whose number, state or restriction has changed: the database puts them here, whatever way they changed.
/// </summary>
internal sealed class MatchWork
{
    public required Guid LearnerId { get; init; }
}

internal sealed class LearnerMatchConfiguration :
    IEntityTypeConfiguration<LearnerMatch>, IEntityTypeConfiguration<MatchSource>, IEntityTypeConfiguration<MatchWork>
{
    public void Configure(EntityTypeBuilder<LearnerMatch> builder)
    {
        builder.ToTable("LearnerMatches");
        builder.HasKey(match => new { match.Source, match.Hash });
        builder.Property(match => match.Source).HasMaxLength(64);
        builder.HasOne<Learner>().WithMany().HasForeignKey(match => match.LearnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MatchSource> builder)
    {
        builder.HasKey(source => source.Source);
        builder.Property(source => source.Source).HasMaxLength(64);
        builder.Property(source => source.KeyFingerprint).HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<MatchWork> builder)
    {
        builder.ToTable("MatchWork");
        builder.HasKey(work => work.LearnerId);
        builder.Property(work => work.LearnerId).ValueGeneratedNever();
    }
}
