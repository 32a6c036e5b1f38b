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
