namespace Platform.ServiceDefaults;

/// <summary>
/// Metadata of an endpoint that changes only the version its client has seen: the OpenAPI document declares the header.
/// </summary>
public sealed record IfMatchRequired;
