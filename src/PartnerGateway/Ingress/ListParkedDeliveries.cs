using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Inbox;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>What an operator sent and we refused, oldest first, without the data of anybody.</summary>
internal static class ListParkedDeliveries
{
    /// <param name="Payload">The body with every text masked; absent where it is no JSON.</param>
    public sealed record Item(
        Guid Id, string Reason, string State, DateTimeOffset ParkedAt, string? ContentType, string? UserId,
        IReadOnlyList<string> HeaderNames, int Size, JsonNode? Payload, string? DecidedBy, DateTimeOffset? DecidedAt,
        string? DecisionReason);

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string partner, [AllowedValues("parked", "redriven", "discarded", null)] string? state, Cursor? cursor,
        [Range(1, 100)] int? limit, PartnerDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Partners.AnyAsync(known => known.Id == partner, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var wanted = Enum.Parse<ParkedState>(state ?? nameof(ParkedState.Parked), ignoreCase: true);
        var rows = await db.ParkedDeliveries.AsNoTracking()
            .Where(parked => parked.PartnerId == partner && parked.State == wanted && parked.Id > after)
            .OrderBy(parked => parked.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, parked => parked.Id);
        return TypedResults.Ok(new Response([.. rows.Select(ToItem)], next));
    }

    private static Item ToItem(ParkedDelivery parked) => new(
        parked.Id, parked.Reason, parked.State.ToString().ToLowerInvariant(), parked.ParkedAt, parked.ContentType,
        parked.UserId, parked.HeaderNames, parked.Body.Length, PayloadMask.Mask(parked.Body), parked.DecidedBy,
        parked.DecidedAt, parked.DecisionReason);
}
