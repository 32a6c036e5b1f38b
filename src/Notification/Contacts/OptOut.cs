using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Contacts;

/// <summary>What somebody said last about a channel, a topic or both: none of it, or again.</summary>
internal sealed class OptOut
{
    /// <summary>Every channel, or every topic.</summary>
    internal const string All = "*";

    public required Guid LearnerId { get; init; }

    public required string Channel { get; init; }

    public required string Topic { get; init; }

    public bool OptedOut { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public string SaidBy { get; private set; } = "";

    internal void Say(bool optedOut, string by, DateTimeOffset now) => (OptedOut, SaidBy, SaidAt) = (optedOut, by, now);

    internal bool Covers(string channel, string topic) =>
        OptedOut && (Channel == All || Channel == channel) && (Topic == All || Topic == topic);
}

/// <summary>
/// A number whose owner told the operator to stop. The number decides, whoever uses it: it may be a family's.
/// </summary>
internal sealed class NumberRefusal
{
    internal const string Everything = "all";

    public required byte[] RecipientKey { get; init; }

    /// <summary><c>advert</c> or <c>all</c>.</summary>
    public required string Category { get; init; }

    public required DateTimeOffset SaidAt { get; init; }

    internal bool Covers(string category) => Category == Everything || Category == category;
}

/// <summary>Adverts go to those alone who said yes to them, and have not taken it back.</summary>
internal sealed class AdvertConsent
{
    public Guid LearnerId { get; private init; }

    public bool Given { get; private set; }

    /// <summary>Version of the newest event seen: given and withdrawn come by two queues.</summary>
    public long Version { get; private set; }
}

/// <summary>An address a channel has found to lead nowhere: it is not tried again.</summary>
internal sealed class UnreachableAddress
{
    public required byte[] RecipientKey { get; init; }

    public required string Channel { get; init; }

    public required DateTimeOffset FoundAt { get; init; }
}

/// <summary>A number that is with another operator than its prefix says, as an operator told.</summary>
internal sealed class PortedNumber
{
    public required byte[] RecipientKey { get; init; }

    /// <summary>Null where it is known only that the prefix is wrong.</summary>
    public string? OperatorId { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}

internal sealed class OptOutConfiguration :
    IEntityTypeConfiguration<OptOut>, IEntityTypeConfiguration<NumberRefusal>, IEntityTypeConfiguration<AdvertConsent>,
    IEntityTypeConfiguration<UnreachableAddress>, IEntityTypeConfiguration<PortedNumber>
{
    public void Configure(EntityTypeBuilder<OptOut> builder)
    {
        builder.HasKey(optOut => new { optOut.LearnerId, optOut.Channel, optOut.Topic });
        builder.Property(optOut => optOut.Channel).HasMaxLength(20);
        builder.Property(optOut => optOut.Topic).HasMaxLength(40);
        builder.Property(optOut => optOut.SaidBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<NumberRefusal> builder)
    {
        builder.ToTable("NumberRefusals");
        builder.HasKey(refusal => refusal.RecipientKey);
        builder.Property(refusal => refusal.Category).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<AdvertConsent> builder)
    {
        builder.HasKey(consent => consent.LearnerId);
        builder.Property(consent => consent.LearnerId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<UnreachableAddress> builder)
    {
        builder.HasKey(address => new { address.RecipientKey, address.Channel });
        builder.Property(address => address.Channel).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<PortedNumber> builder)
    {
        builder.HasKey(number => number.RecipientKey);
        builder.Property(number => number.OperatorId).HasMaxLength(40);
    }
}
