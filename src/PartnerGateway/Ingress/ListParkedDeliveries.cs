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
    /// <param name="Id">Its number here.</param>
    /// <param name="Reason">Why it was refused. <example>reference-unknown</example></param>
    /// <param name="State">What was decided about it. <example>parked</example></param>
    /// <param name="ParkedAt">Since when it is kept aside.</param>
    /// <param name="ContentType">As it was sent. <example>application/cloudevents+json</example></param>
    /// <param name="UserId">Who sent it. <example>operator-mobifone.2026-10</example></param>
    /// <param name="HeaderNames">Names of its headers, such as <c>traceparent</c>.</param>
    /// <param name="Size">Bytes of its body. <example>512</example></param>
    /// <param name="DecidedBy">Who decided. <example>ops</example></param>
    /// <param name="DecidedAt">And when.</param>
    /// <param name="DecisionReason">And why. <example>Đã nhận danh sách mã</example></param>
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
        parked.UserId, parked.HeaderNames, parked.Size, parked.HasBody ? PayloadMask.Mask(parked.Body) : null,
        parked.DecidedBy, parked.DecidedAt, parked.DecisionReason);
}
