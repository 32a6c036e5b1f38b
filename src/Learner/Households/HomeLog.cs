namespace Platform.Learners.Households;

/// <summary>Event ids 1500–1599. Ids only.</summary>
internal static partial class HomeLog
{
    [LoggerMessage(1500, LogLevel.Information, "Household {HouseholdId} formed in area {AreaId}")]
    internal static partial void HouseholdFormed(ILogger logger, Guid householdId, Guid areaId);
}
