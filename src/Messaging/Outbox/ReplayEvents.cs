using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;
using RabbitMQ.Client.Exceptions;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Sends this service&apos;s archived events to one queue again, under their old ids: what the consumer knows already
/// it drops.
/// </summary>
internal static class ReplayEvents
{
    /// <summary>What to send again.</summary>
    /// <param name="Queue">Queue of the consumer, for example <c>insights-course-completed</c>.</param>
    /// <param name="Type">Wire name of the events.</param>
    /// <param name="From">Sent at or after this instant.</param>
    /// <param name="To">Sent before this instant; absent: until now.</param>
    /// <param name="AggregateId">Events of one aggregate only.</param>
    public sealed record Request(
        string Queue, string Type, DateTimeOffset From, DateTimeOffset? To = null, string? AggregateId = null);

    internal static async Task<Results<Accepted, ProblemHttpResult>> Handle(
        Request request, EventTypes types, MessagingService service, Replayer replayer,
        CancellationToken cancellationToken)
    {
        if (types.Find(request.Type) is not { } type || type.Owner != service.WirePrefix)
            return Problems.Unprocessable("unknown-event",
                "Dịch vụ này không phát sự kiện đó.", "This service publishes no such event.");
        try
        {
            if (!await replayer.QueueExistsAsync(request.Queue, cancellationToken))
                return Problems.Unprocessable("unknown-queue", "Không có hàng đợi đó.", "There is no such queue.");
        }
        catch (Exception e) when (e is BrokerUnavailableException or BrokerUnreachableException)
        {
            return Problems.Create(StatusCodes.Status503ServiceUnavailable, "broker-unavailable",
                "Hệ thống truyền tin chưa sẵn sàng; hãy thử lại sau.", "The broker does not answer; try again later.");
        }

        return replayer.TryStart(request)
            ? TypedResults.Accepted((string?)null)
            : Problems.Conflict(
                "replay-running", "Đang phát lại; hãy thử lại sau.", "A replay is running; try again later.");
    }
}
