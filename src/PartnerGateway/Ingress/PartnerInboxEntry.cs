using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// An event already handled: the second copy is acknowledged, the same id with another body is an alarm.
/// </summary>
internal sealed class PartnerInboxEntry
{
    public required string PartnerId { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public required byte[] BodyHash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <returns>
    /// Ids of the events that are new, each once. A concurrent copy waits here for the first one's commit.
    /// </returns>
    internal static async Task<HashSet<string>> New(
        PartnerDbContext db, Partner partner, IReadOnlyList<(string Id, byte[] Hash)> events, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (events.Count == 0)
            return [];
        var (ids, hashes) = (events.Select(evt => evt.Id).ToArray(), events.Select(evt => evt.Hash).ToArray());
        return [.. await db.Database.SqlQuery<string>(
            $"""
            insert into partner_inbox (partner_id, source, event_id, body_hash, received_at)
            select {partner.Id}, {partner.Source}, sent.id, sent.hash, {now}
            from unnest({ids}, {hashes}) with ordinality as sent (id, hash, place) order by sent.id, sent.place
            on conflict do nothing returning event_id as "Value"
            """).ToListAsync(cancellationToken)];
    }
}

/// <summary>
/// The natural key of an effect. It outlives the inbox, so that an event replayed after years with a new id still has
/// no second effect.
/// </summary>
internal sealed class PartnerEffect
{
    public required string PartnerId { get; init; }

    public required string ExternalId { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>Of the data that had the effect, where other data under the same key are a mistake.</summary>
    public byte[]? DataHash { get; init; }

    /// <returns>
    /// Whether the effect is new. The same fact under another id waits here for the first one's commit.
    /// </returns>
    public static async Task<bool> IsFirst(
        PartnerDbContext db, string partnerId, string externalId, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into partner_effects (partner_id, external_id, applied_at)
            values ({partnerId}, {externalId}, {now}) on conflict do nothing
            """,
            cancellationToken) == 1;

    /// <returns>The same of many, each once.</returns>
    internal static async Task<HashSet<string>> New(
        PartnerDbContext db, string partnerId, IReadOnlyList<Meaning> meanings, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (meanings.Count == 0)
            return [];
        var ids = meanings.Select(meaning => meaning.Effect).ToArray();
        var hashes = meanings.Select(meaning => meaning.DataHash).ToArray();
        return [.. await db.Database.SqlQuery<string>(
            $"""
            insert into partner_effects (partner_id, external_id, applied_at, data_hash)
            select {partnerId}, fact.id, {now}, fact.hash
            from unnest({ids}, {hashes}) with ordinality as fact (id, hash, place) order by fact.id, fact.place
            on conflict do nothing returning external_id as "Value"
            """).ToListAsync(cancellationToken)];
    }
}

internal sealed class PartnerInboxConfiguration
    : IEntityTypeConfiguration<PartnerInboxEntry>, IEntityTypeConfiguration<PartnerEffect>
{
    public void Configure(EntityTypeBuilder<PartnerInboxEntry> builder)
    {
        builder.HasKey(entry => new { entry.PartnerId, entry.Source, entry.EventId });
        builder.HasIndex(entry => entry.ReceivedAt);
    }

    public void Configure(EntityTypeBuilder<PartnerEffect> builder) =>
        builder.HasKey(effect => new { effect.PartnerId, effect.ExternalId });
}
