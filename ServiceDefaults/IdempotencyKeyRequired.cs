namespace Platform.ServiceDefaults;

/// <summary>
/// Metadata of an endpoint whose POST takes an Idempotency-Key: the OpenAPI document declares the header.
/// </summary>
public sealed record IdempotencyKeyRequired;
