using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Notifications.Contacts;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Areas;

/// <summary>What this service knows of an area: where it lies, for the area scope of queries.</summary>
internal sealed class AreaSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>Of the last event heard.</summary>
    public long Version { get; set; }

    /// <summary>The units above, then former units it belonged to, last the area itself.</summary>
    public required Guid[] Path { get; set; }
}

internal sealed class AreaSnapshotConfiguration : IEntityTypeConfiguration<AreaSnapshot>
{
    public void Configure(EntityTypeBuilder<AreaSnapshot> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.HasIndex(area => area.Path).HasMethod("gin");
    }
}

/// <summary>A row that belongs to a place and is seen only by those who work there.</summary>
internal interface IInArea
{
    Guid AreaId { get; }
}

internal static class AreaScopeExtensions
{
    /// <summary>Only rows of the caller's area and below: a foreign one looks like an unknown one.</summary>
    internal static IQueryable<T> Within<T>(this IQueryable<T> rows, AreaScope scope, NotificationDbContext db)
        where T : IInArea =>
        rows.Where(row => db.Areas.Any(area => area.Id == row.AreaId && area.Path.Contains(scope.AreaId)));

    /// <summary>Only learners of the caller's area and below.</summary>
    internal static IQueryable<Contact> Within(
        this IQueryable<Contact> contacts, AreaScope scope, NotificationDbContext db) =>
        contacts.Where(contact => db.Areas.Any(area => area.Id == contact.AreaId && area.Path.Contains(scope.AreaId)));
}
