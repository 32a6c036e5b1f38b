using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Privacy;

namespace Platform.Learners.Learners;

/// <summary>What a field held before and after, sealed: who corrected what, and why. Only ever added.</summary>
internal sealed class LearnerCorrection
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    /// <summary>Code of the field, <c>birth-date</c>.</summary>
    public required string Field { get; init; }

    public byte[]? OldSealed { get; init; }

    public byte[]? NewSealed { get; init; }

    public byte[]? ReasonSealed { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public static LearnerCorrection Of(
        Learner learner, FieldChange change, string? reason, string actor, PersonalDataVault vault, DateTimeOffset now)
    {
        var key = learner.KeyOf(vault, now);
        return new LearnerCorrection
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learner.Id,
            Field = change.Field,
            OldSealed = Seal(SealedField.OldValue, change.Old),
            NewSealed = Seal(SealedField.NewValue, change.New),
            ReasonSealed = Seal(SealedField.Reason, reason),
            Actor = actor,
            At = now,
        };

        byte[]? Seal(SealedField field, string? text) => text is null ? null : vault.Seal(key, field, text);
    }
}

internal sealed class LearnerCorrectionConfiguration : IEntityTypeConfiguration<LearnerCorrection>
{
    public void Configure(EntityTypeBuilder<LearnerCorrection> builder)
    {
        builder.Property(correction => correction.Id).ValueGeneratedNever();
        builder.Property(correction => correction.Field).HasMaxLength(30);
        builder.Property(correction => correction.Actor).HasMaxLength(200);
        builder.HasOne<Learner>().WithMany().HasForeignKey(correction => correction.LearnerId);
        builder.HasIndex(correction => new { correction.LearnerId, correction.Id });
    }
}
