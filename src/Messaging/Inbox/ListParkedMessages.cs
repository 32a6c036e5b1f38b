using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Outbox;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Inbox;

/// <summary>
/// Messages that could not be handled and events that could not be sent, oldest first, without the data of anybody.
/// </summary>
internal static class ListParkedMessages
{
    private static readonly string[] States = ["waiting", "parked", "redriven", "discarded"];

    /// <summary>A page of the list.</summary>
    /// <param name="Items">Up to <c>limit</c> messages.</param>
    /// <param name="NextCursor">Where the next page starts; absent after the last.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <summary>A message that could not be handled, or an event that could not be sent.</summary>
    /// <param name="Consumer">Queue it came from; <c>outbox</c> for an event of this service.</param>
    /// <param name="MessageId">Id under which it was sent.</param>
    /// <param name="Type">Wire name it claims to have.</param>
    /// <param name="AggregateType">Type of its aggregate, where it could be read.</param>
    /// <param name="AggregateId">Identity of its aggregate.</param>
    /// <param name="AggregateVersion">Its number within the aggregate.</param>
    /// <param name="Reason">Stable word for why it failed.</param>
    /// <param name="State"><c>waiting</c>, <c>parked</c>, <c>redriven</c> or <c>discarded</c>.</param>
    /// <param name="Attempts">Failures so far.</param>
    /// <param name="FirstFailedAt">When it failed first.</param>
    /// <param name="NextTryAt">When it is tried again by itself.</param>
    /// <param name="Size">Bytes of its body.</param>
    /// <param name="Payload">Its body with every text masked; absent where it is no JSON.</param>
    public sealed record Item(
        string Consumer, Guid MessageId, string? Type, string? AggregateType, string? AggregateId,
        long? AggregateVersion, string Reason, string State, int Attempts, DateTimeOffset FirstFailedAt,
        DateTimeOffset? NextTryAt, int Size, JsonNode? Payload);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        string? state, Cursor? cursor, [Range(1, 100)] int? limit, DbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        if (size is < 1 or > 100)
            return Problems.BadRequest("invalid-limit", "limit phải từ 1 đến 100.", "limit must be 1 to 100.");
        var wanted = state ?? "parked";
        if (!States.Contains(wanted))
            return Problems.BadRequest("invalid-state", "Trạng thái không hợp lệ.", "Unknown state.");

        var rows = await db.Database.SqlQuery<Row>($"""
            select entry_id, consumer, message_id, headers->>'MT-MessageType' as type, aggregate_type, aggregate_id,
              aggregate_version, reason, state, attempts, first_failed_at, next_try_at, body
            from messaging.inbox_parked where state = {wanted} and entry_id > {after}
            union all
            select message_id, {UnsendableEvents.Consumer}, message_id, type, aggregate_type, aggregate_id,
              aggregate_version, reason, state, attempts, parked_at, null, payload
            from messaging.outbox_parked where state = {wanted} and message_id > {after}
            order by entry_id limit {size + 1}
            """).ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.entry_id);
        return TypedResults.Ok(new Response([.. rows.Select(ToItem)], next));
    }

    private static Item ToItem(Row row) => new(
        row.consumer, row.message_id, row.type?.Replace("urn:message:", ""), row.aggregate_type, row.aggregate_id,
        row.aggregate_version, row.reason, row.state, row.attempts, row.first_failed_at, row.next_try_at,
        row.body.Length, PayloadMask.Mask(row.body));

    /// <summary>Columns as they are; EF matches them by name.</summary>
    private sealed record Row(
        Guid entry_id, string consumer, Guid message_id, string? type, string? aggregate_type, string? aggregate_id,
        long? aggregate_version, string reason, string state, int attempts, DateTimeOffset first_failed_at,
        DateTimeOffset? next_try_at, byte[] body);
}
