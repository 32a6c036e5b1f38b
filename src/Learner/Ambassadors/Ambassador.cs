using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

public enum AmbassadorEnd
{
    Resigned,
    Moved,
    CertificateRevoked,
    TermCut,
    Other,
}

/// <summary>A trained learner who was appointed digital ambassador of a commune for a term.</summary>
internal sealed class Ambassador : IInArea
{
    public Guid Id { get; private init; }

    public required Guid LearnerId { get; init; }

    /// <summary>The commune.</summary>
    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public required DateOnly TermFrom { get; init; }

    /// <summary>The first day after the term; none, where it is open.</summary>
    public DateOnly? TermTo { get; init; }

    /// <summary>The certificate that was valid on the first day.</summary>
    public required Guid CertificateId { get; init; }

    public required string DecisionNo { get; init; }

    public DateOnly? EndedOn { get; private set; }

    public AmbassadorEnd? EndReason { get; private set; }

    /// <summary>Counts the events of this appointment.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static (Ambassador Ambassador, AmbassadorAppointed Appointed) Appoint(
        Guid learnerId, Guid communeId, DateOnly from, DateOnly? to, Guid certificateId, string decisionNo,
        DateTimeOffset now)
    {
        var ambassador = new Ambassador
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            AreaId = communeId,
            TermFrom = from,
            TermTo = to,
            CertificateId = certificateId,
            DecisionNo = decisionNo,
            Version = 1,
        };
        return (ambassador, new AmbassadorAppointed
        {
            AmbassadorId = ambassador.Id,
            Version = ambassador.Version,
            OccurredAt = now,
            LearnerId = learnerId,
            AreaId = communeId,
            TermFrom = from,
            TermTo = to,
        });
    }

    /// <returns>Null where the office ended before, or the day lies outside the term.</returns>
    public AmbassadorEnded? End(DateOnly on, AmbassadorEnd reason, DateTimeOffset now)
    {
        if (EndedOn is not null || on < TermFrom || on > TermTo)
            return null;

        (EndedOn, EndReason) = (on, reason);
        return new AmbassadorEnded
        {
            AmbassadorId = Id,
            Version = ++Version,
            OccurredAt = now,
            LearnerId = LearnerId,
            AreaId = AreaId,
            EndedOn = on,
            ReasonCode = Codes.Of(reason),
        };
    }
}

/// <summary>
/// That a learner holds the office in a commune once at a time is an exclusion constraint of the migration
/// <c>Force</c>: the model cannot express it.
/// </summary>
internal sealed class AmbassadorConfiguration : IEntityTypeConfiguration<Ambassador>
{
    internal const string OneOfficeAtATime = "ex_ambassadors_term";

    public void Configure(EntityTypeBuilder<Ambassador> builder)
    {
        builder.Property(ambassador => ambassador.Id).ValueGeneratedNever();
        builder.Property(ambassador => ambassador.DecisionNo).HasMaxLength(100);
        builder.Property(ambassador => ambassador.EndReason).HasConversion<string>().HasMaxLength(20);
        builder.HasRowVersion(ambassador => ambassador.RowVersion);
        builder.HasOne(ambassador => ambassador.Area).WithMany().HasForeignKey(ambassador => ambassador.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(ambassador => ambassador.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(ambassador => new { ambassador.AreaId, ambassador.Id });
    }
}

internal static class AmbassadorQueries
{
    internal static IQueryable<Ambassador> InOffice(this IQueryable<Ambassador> ambassadors, DateOnly day) =>
        ambassadors.Where(ambassador => ambassador.TermFrom <= day
            && (ambassador.TermTo == null || ambassador.TermTo > day)
            && (ambassador.EndedOn == null || ambassador.EndedOn > day));

    /// <summary>The offices that another learner can take over, who may hold the same at the same time.</summary>
    internal static IQueryable<Ambassador> WithoutOverlap(
        LearnerDbContext db, Guid learnerId, IQueryable<Ambassador> offices) =>
        offices.Where(office => !db.Ambassadors.Any(own =>
            own.LearnerId == learnerId && own.AreaId == office.AreaId
            && own.TermFrom < (office.EndedOn ?? office.TermTo ?? DateOnly.MaxValue)
            && office.TermFrom < (own.EndedOn ?? own.TermTo ?? DateOnly.MaxValue)));
}
