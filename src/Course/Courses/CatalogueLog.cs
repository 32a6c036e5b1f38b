namespace Platform.Courses.Courses;

internal static partial class CatalogueLog
{
    [LoggerMessage(2010, LogLevel.Information, "Wrote version {Version} of framework {Code}")]
    internal static partial void FrameworkWritten(ILogger logger, string code, string version);

    [LoggerMessage(2011, LogLevel.Information, "Drafted course {CourseId}")]
    internal static partial void CourseDrafted(ILogger logger, Guid courseId);

    [LoggerMessage(2012, LogLevel.Information, "Published version {Number} of course {CourseId}")]
    internal static partial void CoursePublished(ILogger logger, Guid courseId, int number);

    [LoggerMessage(2013, LogLevel.Information, "Wrote class template {Code}")]
    internal static partial void TemplateWritten(ILogger logger, string code);

    [LoggerMessage(2014, LogLevel.Information, "Wrote version {Number} of programme {ProgrammeId}")]
    internal static partial void ProgrammeWritten(ILogger logger, Guid programmeId, int number);

    [LoggerMessage(2015, LogLevel.Information, "Programme {ProgrammeId} took over {Count} others")]
    internal static partial void ProgrammeSucceeded(ILogger logger, Guid programmeId, int count);

    [LoggerMessage(2016, LogLevel.Information, "Wrote version {Version} of the seat policy of programme {ProgrammeId}")]
    internal static partial void SeatPolicyWritten(ILogger logger, Guid programmeId, int version);

    [LoggerMessage(2017, LogLevel.Information, "Planned campaign {CampaignId}")]
    internal static partial void CampaignPlanned(ILogger logger, Guid campaignId);

    [LoggerMessage(2018, LogLevel.Information, "Campaign {CampaignId} is {State}")]
    internal static partial void CampaignMoved(ILogger logger, Guid campaignId, string state);

    [LoggerMessage(2019, LogLevel.Information, "Area {AreaId} launched campaign {CampaignId}")]
    internal static partial void AreaLaunched(ILogger logger, Guid areaId, Guid campaignId);
}
