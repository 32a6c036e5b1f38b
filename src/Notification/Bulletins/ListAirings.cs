using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>The airings of a bulletin in the caller&apos;s area: where, when, and what became of them.</summary>
internal static class ListAirings
{
    /// <param name="Items">One for each channel, place and slot.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the airing.</param>
    /// <param name="AreaId">Commune or village.</param>
    /// <param name="Channel">By which it goes.</param>
    /// <param name="SlotAt">When.</param>
    /// <param name="State">What became of it.</param>
    /// <param name="Attempt">Which attempt it is, from 1.</param>
    /// <param name="RetryOf">The attempt that failed before.</param>
    /// <param name="ReasonCode">What went wrong. <example>power-cut</example></param>
    /// <param name="ProofKind">What the proof is.</param>
    /// <param name="Proof">A link or the number of a document. <example>Báo Phú Thọ 5123</example></param>
    /// <param name="ReportedAt">When it was reported.</param>
    public sealed record Item(
        Guid Id, Guid AreaId, BulletinChannel Channel, DateTimeOffset SlotAt, AiringState State, int Attempt,
        Guid? RetryOf, string? ReasonCode, ProofKind? ProofKind, string? Proof, DateTimeOffset? ReportedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Coded<BulletinChannel>? channel, Coded<AiringState>? state, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, NotificationDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Bulletins.VisibleTo(scope, db).AnyAsync(bulletin => bulletin.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.BulletinAirings.AsNoTracking().Within(scope, db)
            .Where(airing => airing.BulletinId == id && airing.Id > after)
            .Where(airing => channel == null || airing.Channel == channel.Value.Value)
            .Where(airing => state == null || airing.State == state.Value.Value)
            .OrderBy(airing => airing.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response([.. rows.Select(Describe)], next));
    }

    internal static Item Describe(BulletinAiring airing) => new(
        airing.Id, airing.AreaId, airing.Channel, airing.SlotAt, airing.State, airing.Attempt, airing.RetryOf,
        airing.ReasonCode, airing.ProofKind, airing.Proof, airing.ReportedAt);
}
