using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Learners;

/// <summary>Where a learner belongs: who may see what is recognised of somebody. Its truth lives in Learner.</summary>
internal sealed class LearnerPlace
{
    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    /// <summary>Of the last event heard.</summary>
    public long Version { get; private set; }
}

internal sealed class LearnerPlaceConfiguration : IEntityTypeConfiguration<LearnerPlace>
{
    public void Configure(EntityTypeBuilder<LearnerPlace> builder)
    {
        builder.ToTable("LearnerPlaces");
        builder.HasKey(place => place.LearnerId);
        builder.Property(place => place.LearnerId).ValueGeneratedNever();
    }
}

/// <summary>The two come by queues of their own: the newer one stays.</summary>
internal sealed class LearnerPlaceConsumer(CertificationDbContext db) :
    IConsumer<LearnerRegistered>, IConsumer<LearnerProfileChanged>
{
    public Task Consume(ConsumeContext<LearnerRegistered> context) => Place(
        context.Message.LearnerId, context.Message.AreaId, context.Message.Version, context.CancellationToken);

    public Task Consume(ConsumeContext<LearnerProfileChanged> context) => Place(
        context.Message.LearnerId, context.Message.AreaId, context.Message.Version, context.CancellationToken);

    private Task<int> Place(Guid learnerId, Guid areaId, long version, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into learner_places (learner_id, area_id, version) values ({learnerId}, {areaId}, {version})
            on conflict (learner_id) do update set area_id = excluded.area_id, version = excluded.version
            where learner_places.version < excluded.version
            """, cancellationToken);
}
