using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Criteria;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Certificates;

/// <summary>What one completion, or several together, amount to.</summary>
/// <param name="CompletionId">The one the certificate names; of several the last.</param>
/// <param name="LearnerId">Who did it.</param>
/// <param name="AreaId">Where.</param>
/// <param name="AssuranceLevel">How sure it is.</param>
/// <param name="At">When it was done.</param>
internal sealed record Earned(
    Guid CompletionId, Guid LearnerId, Guid AreaId, string AssuranceLevel, DateTimeOffset At);

/// <summary>
/// What Course told of somebody's achievement, as far as certificates rest on it: kept also where no criterion asks for
/// it today, because one may be published tomorrow.
/// </summary>
internal sealed class Completion
{
    public required Guid Id { get; init; }

    public required CriterionKind Kind { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid AreaId { get; init; }

    /// <summary>Of the course, the programme, the platform or the skill.</summary>
    public required string Code { get; init; }

    /// <summary>Null where it is that of the completions it rests on.</summary>
    public string? AssuranceLevel { get; init; }

    /// <summary>Completions of courses without which it is none; their news come by another queue.</summary>
    public Guid[] RestsOn { get; init; } = [];

    public required DateTimeOffset At { get; init; }

    internal static Completion Of(CourseCompleted evt) => new()
    {
        Id = evt.CompletionId,
        Kind = CriterionKind.Course,
        LearnerId = evt.LearnerId,
        AreaId = evt.AreaId,
        Code = evt.CourseCode,
        AssuranceLevel = evt.AssuranceLevel,
        At = evt.OccurredAt,
    };

    internal static Completion Of(ProgrammeCompleted evt) => new()
    {
        Id = evt.ProgrammeCompletionId,
        Kind = CriterionKind.Programme,
        LearnerId = evt.LearnerId,
        AreaId = evt.AreaId,
        Code = evt.ProgrammeCode,
        RestsOn = [.. evt.CompletionIds],
        At = evt.OccurredAt,
    };

    internal static Completion Of(CompletionImported evt) => new()
    {
        Id = evt.ImportedResultId,
        Kind = CriterionKind.ImportedCompletion,
        LearnerId = evt.LearnerId,
        AreaId = evt.AreaId,
        Code = evt.Source,
        RestsOn = [evt.CompletionId],
        At = evt.CompletedAt,
    };

    internal static Completion Of(SkillDemonstrated evt, string assuranceLevel) => new()
    {
        Id = evt.DemonstrationId,
        Kind = CriterionKind.SkillSet,
        LearnerId = evt.LearnerId,
        AreaId = evt.AreaId,
        Code = evt.SkillCode,
        AssuranceLevel = assuranceLevel,
        At = evt.OccurredAt,
    };
}

internal sealed class CompletionConfiguration : IEntityTypeConfiguration<Completion>
{
    public void Configure(EntityTypeBuilder<Completion> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(24);
        builder.Property(c => c.Code).HasMaxLength(128);
        builder.Property(c => c.AssuranceLevel).HasMaxLength(32);
        builder.HasIndex(c => new { c.LearnerId, c.Kind, c.Code });
        builder.HasIndex(c => c.RestsOn).HasMethod("gin");
    }
}
