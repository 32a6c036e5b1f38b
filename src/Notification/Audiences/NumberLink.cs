using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Audiences;

/// <summary>
/// Whose customer somebody is, by their number and by what operators told of it: so that a burst is spread over the
/// links it goes by. Which operator carries a message is decided when it is sent.
/// </summary>
internal sealed class NumberLink
{
    /// <summary>A number of nobody we know, or of another country.</summary>
    internal const string Other = "other";

    public Guid LearnerId { get; private init; }

    public string Link { get; private init; } = "";

    /// <summary>
    /// When an operator last said that the number leads nowhere. Broadcasts leave it out from then on; what somebody is
    /// told for themselves is still tried, and once it arrives the number is alive again, as is a new one.
    /// </summary>
    public DateTimeOffset? DeadAt { get; private init; }
}

internal sealed class NumberLinkConfiguration : IEntityTypeConfiguration<NumberLink>
{
    public void Configure(EntityTypeBuilder<NumberLink> builder)
    {
        builder.HasKey(number => number.LearnerId);
        builder.Property(number => number.LearnerId).ValueGeneratedNever();
        builder.Property(number => number.Link).HasMaxLength(40);
    }
}

internal static class NumberLinkCommands
{
    /// <summary>Remembers what an operator says of a number: that it leads nowhere, or somewhere again.</summary>
    internal static Task<int> HearOfNumber(
        this NotificationDbContext db, Guid learnerId, string state, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var dead = state == "undeliverable";
        return dead || state == "delivered"
            ? db.NumberLinks.Where(number => number.LearnerId == learnerId && (number.DeadAt == null) == dead)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(number => number.DeadAt, dead ? now : (DateTimeOffset?)null),
                    cancellationToken)
            : Task.FromResult(0);
    }
}
