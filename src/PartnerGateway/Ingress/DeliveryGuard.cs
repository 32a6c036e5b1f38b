using System.Net.Mime;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>What surrounds a delivery, before its body is looked at.</summary>
internal static class DeliveryGuard
{
    internal const int MaxBodySize = 64 * 1024;
    internal const string ContentType = "application/cloudevents+json";

    /// <summary>
    /// Headers that client libraries and the broker add by themselves. Anything else, above all CC, BCC, MT-* and
    /// x-death, tries to steer somebody.
    /// </summary>
    private static readonly HashSet<string> HarmlessHeaders = new(StringComparer.Ordinal)
    {
        "x-dotnet-pub-seq-no", "x-delivery-count", "traceparent", "tracestate",
    };

    /// <returns>Why the delivery is refused, or null.</returns>
    internal static string? Refuse(Partner partner, Delivery delivery)
    {
        if (delivery.UserId is null)
            return "user-id-missing";
        if (delivery.UserId is not Delivery.SignedUser)
        {
            if (partner.Logins.SingleOrDefault(login => login.UserName == delivery.UserId) is not { } login)
                return "user-id-foreign";
            if (login.RevokedAt is not null)
                return "login-revoked"; // whoever took it may have sent this
        }

        if (!delivery.HeaderNames.All(HarmlessHeaders.Contains))
            return "header-not-allowed";
        if (!IsCloudEvent(delivery.ContentType))
            return "content-type-unsupported";
        return delivery.Body.Length > MaxBodySize ? "body-too-large" : null;
    }

    private static bool IsCloudEvent(string? contentType)
    {
        if (contentType is null)
            return false;
        try
        {
            var type = new ContentType(contentType);
            return type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase)
                && (type.CharSet is null || type.CharSet.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
