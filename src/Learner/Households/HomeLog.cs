namespace Platform.Learners.Households;

/// <summary>Event ids 1500–1599: households, cases and counters. Ids only.</summary>
internal static partial class HomeLog
{
    [LoggerMessage(1500, LogLevel.Information, "Household {HouseholdId} formed in area {AreaId}")]
    internal static partial void HouseholdFormed(ILogger logger, Guid householdId, Guid areaId);

    [LoggerMessage(1501, LogLevel.Information, "Case {CaseId} opened in commune {CommuneId}")]
    internal static partial void CaseOpened(ILogger logger, Guid caseId, Guid communeId);

    [LoggerMessage(1502, LogLevel.Warning, "Case {CaseId} of commune {CommuneId} was not resolved in time")]
    internal static partial void CaseOverdue(ILogger logger, Guid caseId, Guid communeId);

    [LoggerMessage(1503, LogLevel.Error, "Cases and counters could not be looked at")]
    internal static partial void ClockFailed(ILogger logger, Exception exception);
}
