using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Contacts;

/// <summary>
/// Somebody who said that they want no messages, or said so once and changed their mind. Notices need no consent, so
/// who said nothing is not here.
/// </summary>
internal sealed class Objection
{
    public Guid LearnerId { get; private init; }

    public bool Objects { get; private set; }

    /// <summary>When it was said, or came along with a merge.</summary>
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>Version of the newest event seen: given and withdrawn come by two queues.</summary>
    public long Version { get; private set; }
}

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.HasKey(objection => objection.LearnerId);
        builder.Property(objection => objection.LearnerId).ValueGeneratedNever();
        builder.Property(objection => objection.SaidAt).HasDefaultValue(DateTimeOffset.UnixEpoch).ValueGeneratedNever();
    }
}
