using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Http;

/// <summary>Marks commands that a client may safely send again.</summary>
public static class IdempotencyExtensions
{
    /// <summary>
    /// Every POST of this route or group takes an <c>Idempotency-Key</c> (1 to 200 characters, quoted or bare) and runs
    /// in one transaction with its stored answer: the same key and body give the same answer for days, another body
    /// 422, a copy still in flight 409. An answer of 400 or above stores nothing and rolls back everything. Other
    /// methods pass.
    /// </summary>
    /// <typeparam name="TBuilder">Route or group.</typeparam>
    /// <param name="builder">The route or group.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter<TBuilder, IdempotencyFilter>().WithMetadata(new IdempotencyKeyRequired());
}
