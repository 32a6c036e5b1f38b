using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
