using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Audiences;

/// <summary>Who guides whom: the first to be asked for a visit.</summary>
internal sealed class Guidance
{
    /// <summary>Of the mentorship.</summary>
    public Guid Id { get; private init; }

    public long Version { get; private init; }

    public Guid MentorId { get; private init; }

    public Guid MenteeId { get; private init; }

    public bool Stands { get; private init; }
}

internal sealed class GuidanceConfiguration : IEntityTypeConfiguration<Guidance>
{
    public void Configure(EntityTypeBuilder<Guidance> builder)
    {
        builder.Property(guidance => guidance.Id).ValueGeneratedNever();
        builder.HasIndex(guidance => guidance.MenteeId).HasFilter("stands");
    }
}

internal sealed class GuidanceProjector(NotificationDbContext db) :
    IConsumer<MentorshipStarted>, IConsumer<MentorshipCompleted>, IConsumer<MentorshipEnded>
{
    public Task Consume(ConsumeContext<MentorshipStarted> context)
    {
        var evt = context.Message;
        return Keep(context, evt.MentorshipId, evt.Version, evt.MentorId, evt.MenteeId, stands: true);
    }

    public Task Consume(ConsumeContext<MentorshipCompleted> context)
    {
        var evt = context.Message;
        return Keep(context, evt.MentorshipId, evt.Version, evt.MentorId, evt.MenteeId, stands: false);
    }

    public Task Consume(ConsumeContext<MentorshipEnded> context)
    {
        var evt = context.Message;
        return Keep(context, evt.MentorshipId, evt.Version, evt.MentorId, evt.MenteeId, stands: false);
    }

    private Task<int> Keep(ConsumeContext context, Guid id, long version, Guid mentorId, Guid menteeId, bool stands) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into guidances (id, version, mentor_id, mentee_id, stands)
            select {id}, {version}, {mentorId}, {menteeId}, {stands}
            where not exists (
              select from recipients where learner_id in ({mentorId}, {menteeId}) and state = 'erased')
            on conflict (id) do update set version = excluded.version, stands = excluded.stands
            where guidances.version < excluded.version
            """,
            context.CancellationToken);
}
