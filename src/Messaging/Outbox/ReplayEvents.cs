using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

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

    internal static Results<Accepted, ProblemHttpResult> Handle(
        Request request, EventTypes types, MessagingService service, Replayer replayer)
    {
        if (types.Find(request.Type) is not { } type || type.Owner != service.WirePrefix)
            return Problems.Unprocessable("unknown-event",
                "Dịch vụ này không phát sự kiện đó.", "This service publishes no such event.");
        return replayer.TryStart(request)
            ? TypedResults.Accepted((string?)null)
            : Problems.Conflict(
                "replay-running", "Đang phát lại; hãy thử lại sau.", "A replay is running; try again later.");
    }
}
