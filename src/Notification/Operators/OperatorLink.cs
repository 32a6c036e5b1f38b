using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Operators;

/// <summary>
/// An operator that carries our SMS: what it takes, what it asks, and how much of the traffic it has at this moment.
/// </summary>
internal sealed class OperatorLink
{
    /// <summary>As registered with PartnerGateway: <c>viettel</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Points of the traffic it is to have while nothing is wrong.</summary>
    public int BaseShare { get; private set; }

    /// <summary>Points it has now.</summary>
    public int Share { get; private set; }

    /// <summary>Whether it takes text with marks.</summary>
    public bool Accented { get; private set; }

    public int MostSegments { get; private set; }

    /// <summary>In đồng, for a segment to a number of its own.</summary>
    public decimal Price { get; private set; }

    /// <summary>In đồng, for a segment to a number of another network.</summary>
    public decimal PriceOtherNetworks { get; private set; }

    /// <summary>Whether it carries only texts that were registered with it.</summary>
    public bool RegistersTexts { get; private set; }

    /// <summary>Whether a text of several segments gets a receipt for each.</summary>
    public bool ReceiptPerSegment { get; private set; }

    /// <summary>When it was last found in trouble.</summary>
    public DateTimeOffset? TroubledAt { get; private set; }

    /// <summary>When its share last changed by itself.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Sets what was agreed with the operator. Another share begins at once.</summary>
    internal void Agree(SetOperator.Request terms)
    {
        if (BaseShare != terms.Share)
            (BaseShare, Share) = (terms.Share, terms.Share);
        (Accented, MostSegments, ReceiptPerSegment) = (terms.Accented, terms.MostSegments, terms.ReceiptPerSegment);
        RegistersTexts = terms.RegistersTexts;
        (Price, PriceOtherNetworks) = (terms.Price, terms.PriceOtherNetworks);
    }

    internal void Trouble(DateTimeOffset now) => TroubledAt = now;

    /// <summary>Takes or gives points.</summary>
    internal ShareMove Move(int points, string reason, DateTimeOffset now)
    {
        var move = new ShareMove
        {
            Id = Guid.CreateVersion7(now),
            OperatorId = Id,
            From = Share,
            To = Share + points,
            Reason = reason,
            At = now,
        };
        (Share, MovedAt) = (move.To, now);
        return move;
    }
}

/// <summary>A change of share nobody asked for, kept so that people can see why.</summary>
internal sealed class ShareMove
{
    public required Guid Id { get; init; }

    public required string OperatorId { get; init; }

    public required int From { get; init; }

    public required int To { get; init; }

    /// <summary><c>errors</c>, <c>slow</c> or <c>recovered</c>.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class OperatorConfiguration :
    IEntityTypeConfiguration<OperatorLink>, IEntityTypeConfiguration<ShareMove>
{
    public void Configure(EntityTypeBuilder<OperatorLink> builder)
    {
        builder.Property(link => link.Id).HasMaxLength(40);
        builder.Property(link => link.Price).HasPrecision(10, 2);
        builder.Property(link => link.PriceOtherNetworks).HasPrecision(10, 2);
        builder.ToTable(
            "OperatorLinks", table => table.HasCheckConstraint("ck_operator_links_share", "share >= 0"));
    }

    public void Configure(EntityTypeBuilder<ShareMove> builder)
    {
        builder.ToTable("ShareMoves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.OperatorId).HasMaxLength(40);
        builder.Property(move => move.Reason).HasMaxLength(20);
        builder.HasOne<OperatorLink>().WithMany().HasForeignKey(move => move.OperatorId);
    }
}
