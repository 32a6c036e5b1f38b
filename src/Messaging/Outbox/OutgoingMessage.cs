using System.Text;
using RabbitMQ.Client;

namespace Platform.Messaging.Outbox;

/// <summary>The wire form of an event: these properties and headers, and no others.</summary>
internal static class OutgoingMessage
{
    public static BasicProperties Properties(Guid messageId, string? type, string? traceparent, string? tracestate)
    {
        var headers = new Dictionary<string, object?>();
        Add("MT-MessageType", type);
        Add("traceparent", traceparent);
        Add("MT-Activity-Id", traceparent);
        Add("tracestate", traceparent is null ? null : tracestate);
        return new BasicProperties
        {
            MessageId = messageId.ToString(),
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = headers,
        };

        void Add(string name, string? value)
        {
            if (value is not null)
                headers[name] = Encoding.ASCII.GetBytes(value);
        }
    }
}
