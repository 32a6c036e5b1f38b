using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Platform.Messaging.Http;
using Platform.Messaging.Outbox;

namespace Platform.Messaging;

/// <summary>What a use case needs of Messaging: publish an event, guard a row by its ETag.</summary>
public static class DbContextExtensions
{
    /// <summary>
    /// Adds the event to the outbox; it is stored by the next <c>SaveChanges</c> with everything else, or not at all.
    /// This is the only way to publish. Add the events of one aggregate in the order of their versions.
    /// </summary>
    /// <param name="db">The service&apos;s DbContext.</param>
    /// <param name="evt">A record of Contracts that this service owns.</param>
    /// <exception cref="InvalidOperationException">The event is unknown or belongs to another service.</exception>
    public static void AddEvent(this DbContext db, object evt) => db.GetService<OutboxWriter>().Add(db, evt);

    /// <summary>
    /// Stores many events at once, as <see cref="AddEvent"/> does one: for imports, where tracking thousands of rows
    /// would cost more than all the rest. They are committed with the open transaction, or not at all, and sent from a
    /// queue of their own at a bounded rate, so that what people do meanwhile does not wait behind them. The order of
    /// one aggregate holds across both queues.
    /// </summary>
    /// <param name="db">The service&apos;s DbContext, in a transaction.</param>
    /// <param name="events">Records of Contracts that this service owns, those of one aggregate in the order of their
    /// versions.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>A task that ends when the rows are written.</returns>
    /// <exception cref="InvalidOperationException">No transaction is open, or an event belongs to another
    /// service.</exception>
    public static Task InsertEventsAsync(
        this DbContext db, IEnumerable<object> events, CancellationToken cancellationToken) =>
        db.GetService<OutboxWriter>().InsertAsync(db, events, cancellationToken);

    /// <summary>
    /// Lets the next <c>SaveChanges</c> fail with 412 unless the row is still the one the client has seen.
    /// </summary>
    /// <param name="db">The service&apos;s DbContext.</param>
    /// <param name="entity">A tracked entity with a row version mapped to <c>xmin</c>.</param>
    /// <param name="ifMatch">The version the client sent; <c>*</c> accepts any.</param>
    public static void Expect(this DbContext db, object entity, IfMatch ifMatch)
    {
        if (ifMatch.Version is { } version)
            RowVersion(db, entity).OriginalValue = version;
    }

    /// <summary>The strong ETag of a tracked and saved entity, quotes included.</summary>
    /// <param name="db">The service&apos;s DbContext.</param>
    /// <param name="entity">A tracked entity with a row version mapped to <c>xmin</c>.</param>
    /// <returns>For example <c>"4711"</c>.</returns>
    public static string ETag(this DbContext db, object entity) =>
        IfMatch.ETag((uint)RowVersion(db, entity).CurrentValue!);

    /// <summary>
    /// Maps the tables of Messaging. They are created by <c>-- migrate</c>, not by the migrations of the service.
    /// </summary>
    /// <param name="modelBuilder">The model being built.</param>
    public static void AddMessagingTables(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<OutboxMessage>(outbox =>
    {
        outbox.ToTable("outbox", "messaging", table => table.ExcludeFromMigrations());
        outbox.HasKey(message => message.MessageId);
        foreach (var property in outbox.Metadata.GetProperties())
            property.SetColumnName(SnakeCaseNames.Snake(property.Name));
        outbox.Property(message => message.MessageId).ValueGeneratedNever();
    });

    private static Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry RowVersion(DbContext db, object entity)
    {
        var entry = db.Entry(entity);
        return entry.Property(
            entry.Metadata.GetProperties().Single(p => p.IsConcurrencyToken && p.ClrType == typeof(uint)));
    }
}
