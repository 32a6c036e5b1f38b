using RabbitMQ.Client;

namespace Platform.Partners.Ingress;

/// <summary>
/// What an operator sent, by whichever channel. Of all that surrounds a body only this is looked at: its content type,
/// who was authenticated, and the names of headers; no value of a message is ever used as an address.
/// </summary>
internal sealed record Delivery(
    ReadOnlyMemory<byte> Body, string? ContentType, string? UserId, IReadOnlyList<string> HeaderNames)
{
    /// <summary>Who sent it where a signature said so: no user at the broker has this name.</summary>
    internal const string SignedUser = "https";

    internal static Delivery Of(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body) => new(
        body, properties.ContentType, properties.IsUserIdPresent() ? properties.UserId : null,
        [.. properties.Headers?.Keys ?? []]);

    /// <summary>One that the broker put aside: which headers it wrote about that is no doing of the operator.</summary>
    internal static Delivery OfDead(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        var delivery = Of(properties, body);
        return delivery with
        {
            HeaderNames =
            [
                .. delivery.HeaderNames.Where(name => name != "x-death"
                    && !name.StartsWith("x-first-death-", StringComparison.Ordinal)
                    && !name.StartsWith("x-last-death-", StringComparison.Ordinal)),
            ],
        };
    }

    internal static Delivery Of(ParkedDelivery parked) =>
        new(parked.Body, parked.ContentType, parked.UserId, parked.HeaderNames);
}

/// <summary>A delivery in its turn.</summary>
/// <param name="Refusal">Why it is refused whatever is in it, or null.</param>
internal sealed record Arrived(Delivery Delivery, string? Refusal = null)
{
    /// <summary>By which the broker knows it.</summary>
    internal ulong Tag { get; init; }
}
