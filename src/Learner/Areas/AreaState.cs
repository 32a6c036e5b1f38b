namespace Platform.Learners.Areas;

/// <summary>Where a unit stands in its life, by the calendar of Vietnam.</summary>
public enum AreaState
{
    Active,

    /// <summary>Decided, and its first day is still to come.</summary>
    Future,

    /// <summary>No more; all its people belong to one successor.</summary>
    Ended,

    /// <summary>No more; a human decides to which successor each of its people belongs.</summary>
    Divided,
}

/// <summary>What made a version of a unit.</summary>
public enum AreaChange
{
    Registered,
    Renamed,
    TypeChanged,
    SpecialZone,

    /// <summary>The unit above became another one.</summary>
    Transferred,
}
