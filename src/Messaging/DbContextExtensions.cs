using Microsoft.EntityFrameworkCore;

namespace Platform.Messaging;

/// <summary>The only way to publish: an event is a row saved with the state it tells of.</summary>
public static class DbContextExtensions
{
    /// <summary>Adds the event to the outbox; it is stored by the next <c>SaveChanges</c> with everything else, or not at all.</summary>
    /// <param name="db">The service&apos;s DbContext.</param>
    /// <param name="evt">A record of Contracts that this service owns.</param>
    public static void AddEvent(this DbContext db, object evt) => throw new NotSupportedException($"{db} {evt}");

    /// <summary>Maps the tables of Messaging. They are created by <c>-- migrate</c>, not by the migrations of the service.</summary>
    /// <param name="modelBuilder">The model being built.</param>
    public static void AddMessagingTables(this ModelBuilder modelBuilder)
    {
    }
}
