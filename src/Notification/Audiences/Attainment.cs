using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Audiences;

/// <summary>How far somebody has come; the furthest counts.</summary>
public enum LearningStage
{
    /// <summary>Registered, and enrolled nowhere.</summary>
    NotEnrolled,

    /// <summary>Has a seat in a class.</summary>
    Enrolled,

    /// <summary>Completed a course.</summary>
    Completed,

    /// <summary>Holds a valid certificate.</summary>
    Certified,
}

/// <summary>
/// A seat, a completion or a certificate of a learner, as long as it stands. What is undone before it is heard of stays
/// undone: the two facts come by two queues.
/// </summary>
internal sealed class Attainment
{
    /// <summary>Of the enrolment, the completion or the certificate.</summary>
    public Guid Id { get; private init; }

    public long Version { get; private init; }

    public Guid LearnerId { get; private init; }

    public LearningStage Stage { get; private init; }

    public bool Stands { get; private init; }
}

internal sealed class AttainmentConfiguration : IEntityTypeConfiguration<Attainment>
{
    public void Configure(EntityTypeBuilder<Attainment> builder)
    {
        builder.Property(attainment => attainment.Id).ValueGeneratedNever();
        builder.HasIndex(attainment => new { attainment.LearnerId, attainment.Stage });
    }
}
