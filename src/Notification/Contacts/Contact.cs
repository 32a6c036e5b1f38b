using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Contacts;

/// <summary>
/// Where a learner can be reached. The only place of this service that holds a number, and it is encrypted.
/// </summary>
internal sealed class Contact
{
    public required Guid LearnerId { get; init; }

    /// <summary>E.164, sealed by <see cref="ContactCipher"/>; null where the learner has none.</summary>
    public byte[]? SealedPhone { get; set; }

    /// <summary>BCP 47.</summary>
    public required string PreferredLanguage { get; set; }

    /// <summary>A number that is told late does not come back: each event has a queue of its own.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.HasKey(contact => contact.LearnerId);
        builder.Property(contact => contact.LearnerId).ValueGeneratedNever();
        builder.Property(contact => contact.PreferredLanguage).HasMaxLength(35);
    }
}
