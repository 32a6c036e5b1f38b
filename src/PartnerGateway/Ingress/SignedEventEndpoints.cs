namespace Platform.Partners.Ingress;

/// <summary>The operators&apos; own door by HTTP.</summary>
internal static class SignedEventEndpoints
{
    /// <summary>
    /// Name of the policy that lets everybody in, on purpose: who sends is told by the signature of the body, not by a
    /// token.
    /// </summary>
    internal const string Policy = "operator-signature";

    // Takes no Idempotency-Key: the event's id identifies it.
    internal static void MapSignedEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/partners/{partner}/events", ReceiveEvent.Handle).WithTags("Partners")
            .RequireAuthorization(Policy)
            .Accepts<ReceiveEvent.Request>(DeliveryGuard.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("Nhận bản tin có chữ ký của nhà mạng · Take a signed event of an operator");
}
