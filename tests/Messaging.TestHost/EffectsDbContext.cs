using Microsoft.EntityFrameworkCore;

namespace Platform.Messaging.TestHost;

/// <summary>A made effect: what a consumer did for one message.</summary>
internal sealed class Effect
{
    public long Id { get; set; }

    public required string Consumer { get; init; }

    public required Guid AggregateId { get; init; }

    public required long Version { get; init; }

    public string? Trace { get; init; }
}

/// <summary>An item with a row version, for commands over HTTP.</summary>
internal sealed class Item
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public uint RowVersion { get; set; }
}

internal sealed class EffectsDbContext(DbContextOptions<EffectsDbContext> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    public DbSet<Item> Items => Set<Item>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Item>().Property(item => item.RowVersion).IsRowVersion();
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
    }

    public static async Task CreateTables(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = (EffectsDbContext)services.GetService(typeof(EffectsDbContext))!;
        await db.Database.ExecuteSqlRawAsync("""
            create table if not exists effects (id bigint generated always as identity primary key, consumer text not
              null,
              aggregate_id uuid not null, version bigint not null, trace text);
            create table if not exists items (id uuid primary key, name text not null unique);
            """, cancellationToken);
    }
}
