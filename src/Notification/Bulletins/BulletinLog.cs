namespace Platform.Notifications.Bulletins;

internal static partial class BulletinLog
{
    [LoggerMessage(4040, LogLevel.Information, "Planned bulletin {BulletinId} with {Airings} airings")]
    internal static partial void Planned(ILogger logger, Guid bulletinId, int airings);

    [LoggerMessage(4041, LogLevel.Information, "Bulletin {BulletinId} was {Change}")]
    internal static partial void Changed(ILogger logger, Guid bulletinId, string change);

    [LoggerMessage(4042, LogLevel.Information, "Airing {AiringId} was reported: {Outcome}")]
    internal static partial void AiringReported(ILogger logger, Guid airingId, AiringState outcome);
}
