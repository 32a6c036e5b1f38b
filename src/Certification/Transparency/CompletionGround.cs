using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Transparency;

/// <summary>
/// A completion as Course told it, kept apart from what was made of it: a certificate must stand on one.
/// </summary>
internal sealed class CompletionGround
{
    public required Guid CompletionId { get; init; }

    public required Guid LearnerId { get; init; }

    public required DateTimeOffset HeardAt { get; init; }
}

/// <summary>
/// Hears what certificates may stand on by queues of its own, so that nobody who issues can invent it: whatever Course
/// tells that somebody achieved, whether a criterion asks for it or not.
/// </summary>
internal sealed class GroundConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<CourseCompleted>, IConsumer<ProgrammeCompleted>, IConsumer<CompletionImported>,
    IConsumer<SkillDemonstrated>
{
    public Task Consume(ConsumeContext<CourseCompleted> context) =>
        Keep(context.Message.CompletionId, context.Message.LearnerId, context.CancellationToken);

    public Task Consume(ConsumeContext<ProgrammeCompleted> context) =>
        Keep(context.Message.ProgrammeCompletionId, context.Message.LearnerId, context.CancellationToken);

    public Task Consume(ConsumeContext<CompletionImported> context) =>
        Keep(context.Message.ImportedResultId, context.Message.LearnerId, context.CancellationToken);

    public Task Consume(ConsumeContext<SkillDemonstrated> context) =>
        Keep(context.Message.DemonstrationId, context.Message.LearnerId, context.CancellationToken);

    private Task<int> Keep(Guid completionId, Guid learnerId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into completion_grounds (completion_id, learner_id, heard_at)
            values ({completionId}, {learnerId}, {time.GetUtcNow()})
            on conflict do nothing
            """, cancellationToken);
}

internal sealed class CompletionGroundConfiguration : IEntityTypeConfiguration<CompletionGround>
{
    public void Configure(EntityTypeBuilder<CompletionGround> builder)
    {
        builder.HasKey(ground => ground.CompletionId);
        builder.Property(ground => ground.CompletionId).ValueGeneratedNever();
    }
}
