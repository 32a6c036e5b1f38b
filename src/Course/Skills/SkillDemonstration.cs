using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;

namespace Platform.Courses.Skills;

/// <summary>What shows a skill.</summary>
/// <param name="Kind">Who vouches for it, or <c>assessment</c>.</param>
/// <param name="Id">The record of practice, or the assessment.</param>
/// <param name="AreaId">Where the learner belonged.</param>
/// <param name="On">The day in Vietnam.</param>
internal sealed record SkillEvidence(string Kind, Guid Id, Guid AreaId, DateOnly On)
{
    internal const string Assessment = "assessment";
}

/// <summary>
/// A learner showed a skill without help: once for each kind of evidence. The skill carries the version of its
/// framework, so another version changes nothing that was shown.
/// </summary>
internal sealed class SkillDemonstration : IInArea
{
    private SkillDemonstration()
    {
        (SkillCode, Evidence) = ("", "");
    }

    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public string SkillCode { get; private set; }

    public string Evidence { get; private set; }

    public Guid EvidenceId { get; private set; }

    public DateOnly ShownOn { get; private set; }

    public static (SkillDemonstration Demonstration, SkillDemonstrated Demonstrated) Show(
        Guid learnerId, string skillCode, SkillEvidence evidence, DateTimeOffset now)
    {
        var demonstration = new SkillDemonstration
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            AreaId = evidence.AreaId,
            SkillCode = skillCode,
            Evidence = evidence.Kind,
            EvidenceId = evidence.Id,
            ShownOn = evidence.On,
        };
        return (demonstration, new SkillDemonstrated
        {
            DemonstrationId = demonstration.Id,
            Version = 1,
            OccurredAt = now,
            LearnerId = learnerId,
            AreaId = evidence.AreaId,
            SkillCode = skillCode,
            Evidence = evidence.Kind,
            EvidenceId = evidence.Id,
            On = evidence.On,
        });
    }
}

internal sealed class SkillDemonstrationConfiguration : IEntityTypeConfiguration<SkillDemonstration>
{
    public void Configure(EntityTypeBuilder<SkillDemonstration> builder)
    {
        builder.Property(shown => shown.Id).ValueGeneratedNever();
        builder.Property(shown => shown.SkillCode).HasMaxLength(120);
        builder.Property(shown => shown.Evidence).HasMaxLength(20);
        builder.HasIndex(shown => new { shown.LearnerId, shown.SkillCode, shown.Evidence }).IsUnique();
    }
}
