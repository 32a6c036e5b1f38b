using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Trials;

/// <summary>Somebody who gets messages while the platform is being tried out.</summary>
internal sealed class TrialGuest
{
    public required Guid LearnerId { get; init; }

    public required string InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    internal static async Task<IReadOnlySet<Guid>> Of(
        NotificationDbContext db, IReadOnlyCollection<Message> messages, CancellationToken cancellationToken)
    {
        var learners = messages.Select(message => message.LearnerId).Distinct().ToList();
        return (await db.TrialGuests.Where(guest => learners.Contains(guest.LearnerId))
            .Select(guest => guest.LearnerId).ToListAsync(cancellationToken)).ToHashSet();
    }
}

internal sealed class TrialGuestConfiguration : IEntityTypeConfiguration<TrialGuest>
{
    public void Configure(EntityTypeBuilder<TrialGuest> builder)
    {
        builder.HasKey(guest => guest.LearnerId);
        builder.Property(guest => guest.LearnerId).ValueGeneratedNever();
        builder.Property(guest => guest.InvitedBy).HasMaxLength(200);
    }
}
