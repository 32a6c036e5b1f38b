using System.Diagnostics;

namespace Platform.Gateway;

/// <summary>
/// Takes the trace id of a caller and nothing else: its baggage could carry personal data into our spans and its
/// sampling flag could switch them off. A malformed <c>traceparent</c> starts a trace of our own.
/// </summary>
internal sealed class EdgePropagator : DistributedContextPropagator
{
    private readonly DistributedContextPropagator inner = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
        inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        inner.ExtractTraceIdAndState(carrier, getter, out var parent, out _);
        traceState = null;
        traceId = ActivityContext.TryParse(parent, null, out var context)
            ? $"00-{context.TraceId}-{context.SpanId}-01"
            : null;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(
        object? carrier, PropagatorGetterCallback? getter) => null;
}
