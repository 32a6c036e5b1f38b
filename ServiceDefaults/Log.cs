using Microsoft.Extensions.Logging;

namespace Platform.ServiceDefaults;

internal static partial class Log
{
    [LoggerMessage(8000, LogLevel.Information, "Started on ASP.NET Core {Version}")]
    internal static partial void RuntimeReported(ILogger logger, Version version);

    [LoggerMessage(8001, LogLevel.Warning, "ASP.NET Core {Version} has known holes: install {Oldest} or newer")]
    internal static partial void RuntimeIsUnsafe(ILogger logger, Version version, Version oldest);
}
