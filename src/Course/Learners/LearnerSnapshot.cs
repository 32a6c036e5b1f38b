using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;

namespace Platform.Courses.Learners;

/// <summary>What this service knows of a learner: where they are and their audiences. Never who they are.</summary>
internal sealed class LearnerSnapshot : IInArea
{
    public Guid Id { get; private init; }

    /// <summary>No foreign key: learners and areas arrive on two queues, in any order.</summary>
    public Guid AreaId { get; private set; }

    public string[] Audiences { get; private set; } = [];

    /// <summary>Whoever died, left or is restricted takes no new seat; what was learnt stays.</summary>
    public bool Active { get; private set; }

    /// <summary>Version of the newest event seen.</summary>
    public long Version { get; private set; }
}

internal static class LearnerQueries
{
    /// <summary>
    /// Holds the learners' rows until the transaction ends. Whatever may complete a course takes this lock
    /// first, so a roll-call and a quiz that end at the same moment see each other. No deadlock: one order for all, and
    /// NO KEY lets foreign keys through.
    /// </summary>
    internal static IQueryable<LearnerSnapshot> Locked(this DbSet<LearnerSnapshot> learners, params Guid[] ids) =>
        learners.FromSql($"SELECT * FROM learners WHERE id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE");
}

internal sealed class LearnerSnapshotConfiguration : IEntityTypeConfiguration<LearnerSnapshot>
{
    public void Configure(EntityTypeBuilder<LearnerSnapshot> builder)
    {
        builder.Property(learner => learner.Id).ValueGeneratedNever();
        builder.Property(learner => learner.Active).HasDefaultValue(true).ValueGeneratedNever();
        builder.Property(learner => learner.Version).HasDefaultValue(1L).ValueGeneratedNever();
    }
}
