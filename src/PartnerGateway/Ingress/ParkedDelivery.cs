using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Partners.Ingress;

/// <summary>
/// A delivery that was refused: kept with the reason, so that nothing an operator sent in good faith is lost, and
/// within bounds, so that nobody fills our disks.
/// </summary>
internal sealed class ParkedDelivery
{
    /// <summary>UUIDv7: the order of the operators&apos; list.</summary>
    public required Guid Id { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>Stable slug; never text of the message.</summary>
    public required string Reason { get; init; }

    /// <summary>Empty where it was too long, where too many are kept of this operator, and after some days.</summary>
    public required byte[] Body { get; init; }

    public required byte[] BodyHash { get; init; }

    /// <summary>Bytes that were sent.</summary>
    public required int Size { get; init; }

    public string? ContentType { get; init; }

    public string? UserId { get; init; }

    /// <summary>Names only: values of headers are of no use to us.</summary>
    public List<string> HeaderNames { get; init; } = [];

    public required DateTimeOffset ParkedAt { get; init; }

    internal bool HasBody => Body.Length == Size;

    public ParkedState State { get; private set; }

    /// <summary>Who decided what becomes of it, when and why; the row stays as the record.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }
}

internal enum ParkedState
{
    Parked,
    Redriven,
    Discarded,
}

internal sealed class ParkedDeliveryConfiguration : IEntityTypeConfiguration<ParkedDelivery>
{
    public void Configure(EntityTypeBuilder<ParkedDelivery> builder)
    {
        builder.Property(parked => parked.Id).ValueGeneratedNever();
        builder.Property(parked => parked.Reason).HasMaxLength(200);
        builder.Property(parked => parked.State).HasConversion<string>().HasMaxLength(20)
            .HasDefaultValue(ParkedState.Parked);
        builder.Property(parked => parked.DecisionReason).HasMaxLength(500);
        builder.HasIndex(parked => new { parked.PartnerId, parked.Id });
        builder.HasIndex(parked => parked.PartnerId).HasFilter("state = 'Parked' and size > 0 and body <> ''");
    }
}
