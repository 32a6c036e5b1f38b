namespace Platform.Gateway;

internal static partial class Log
{
    [LoggerMessage(8100, LogLevel.Warning, "No address of {Service} in services:NAME:http:0: its routes answer 503")]
    internal static partial void AddressWasMissing(ILogger logger, string service);

    [LoggerMessage(8101, LogLevel.Warning, "The OpenAPI document of {Service} was not available: {Reason}")]
    internal static partial void DocumentWasUnavailable(ILogger logger, string service, string reason);
}
