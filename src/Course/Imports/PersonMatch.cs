using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.Imports;

/// <summary>
/// The question who is behind a hash, asked once however many results wait for the answer. Nobody here can compute the
/// hash or undo it: the key is known to the source and to the Learner service.
/// </summary>
internal sealed class PersonMatch
{
    /// <summary>Identity of the question.</summary>
    public required Guid Id { get; init; }

    public required string Source { get; init; }

    /// <summary>Forgotten when the person is erased.</summary>
    public string? SubjectHash { get; init; }

    public Guid? LearnerId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}

internal sealed class PersonMatchConfiguration : IEntityTypeConfiguration<PersonMatch>
{
    public void Configure(EntityTypeBuilder<PersonMatch> builder)
    {
        builder.ToTable("PersonMatches");
        builder.Property(match => match.Id).ValueGeneratedNever();
        builder.Property(match => match.Source).HasMaxLength(64);
        builder.Property(match => match.SubjectHash).HasMaxLength(64);
        builder.HasIndex(match => new { match.Source, match.SubjectHash }).IsUnique();
        builder.HasIndex(match => match.LearnerId).HasFilter("learner_id IS NOT NULL");
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(match => match.Source);
    }
}
