using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Contacts;

/// <summary>
/// Where a learner can be reached, and how they prefer to be. The only place of this service that holds a number or an
/// address, and both are encrypted.
/// </summary>
internal sealed class Contact
{
    public required Guid LearnerId { get; init; }

    /// <summary>Where the learner belongs; null until Learner has told it.</summary>
    public Guid? AreaId { get; private set; }

    /// <summary>E.164, sealed by <see cref="ContactCipher"/>; null where the learner has none.</summary>
    public byte[]? SealedPhone { get; set; }

    /// <summary>Address of e-mail, sealed likewise.</summary>
    public byte[]? SealedEmail { get; private set; }

    /// <summary>Whether the learner reads notices in the portal.</summary>
    public bool UsesInbox { get; private set; }

    /// <summary>Channels in the order the learner likes; null where they said nothing: then the rule decides.</summary>
    public string[]? Channels { get; private set; }

    /// <summary>BCP 47.</summary>
    public required string PreferredLanguage { get; set; }

    /// <summary>A number that is told late does not come back: each event has a queue of its own.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public uint RowVersion { get; private init; }

    internal void Prefer(byte[]? sealedEmail, bool usesInbox, string[]? channels) =>
        (SealedEmail, UsesInbox, Channels) = (sealedEmail, usesInbox, channels);
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.HasKey(contact => contact.LearnerId);
        builder.Property(contact => contact.LearnerId).ValueGeneratedNever();
        builder.Property(contact => contact.UsesInbox).HasDefaultValue(false);
        builder.Property(contact => contact.PreferredLanguage).HasMaxLength(35);
        builder.Property(contact => contact.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
    }
}
