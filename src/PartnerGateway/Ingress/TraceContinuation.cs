using System.Diagnostics;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>Starts <c>partner.process</c> from the trace context in the body of an event.</summary>
internal static class TraceContinuation
{
    internal static Activity? Start(Partner partner, string? traceparent)
    {
        // Whatever span surrounds the consumer is not the cause of this event.
        Activity.Current = null;
        if (!ActivityContext.TryParse(traceparent, null, isRemote: true, out var sent))
            return PartnerMetrics.Source.StartActivity(
                "partner.process", ActivityKind.Consumer, default(ActivityContext));

        // The operator's sampling flag decides nothing here: ours is set; its state and baggage are not read.
        var context = new ActivityContext(
            sent.TraceId, sent.SpanId, ActivityTraceFlags.Recorded, traceState: null, isRemote: true);
        var activity = partner.TraceMode is TraceMode.Continue
            ? PartnerMetrics.Source.StartActivity("partner.process", ActivityKind.Consumer, context)
            : PartnerMetrics.Source.StartActivity(
                "partner.process", ActivityKind.Consumer, default(ActivityContext), links: [new ActivityLink(context)]);
        activity?.SetTag("partner.id", partner.Id);
        return activity;
    }
}
