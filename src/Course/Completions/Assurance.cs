namespace Platform.Courses.Completions;

/// <summary>
/// What the evidence of a completion is worth, as a rule may say it; platforms whose results count have levels too.
/// </summary>
public enum Assurance
{
    SelfStudy,

    /// <summary>Somebody at home vouches for it.</summary>
    Household,
    Attended,

    /// <summary>Somebody outside the home saw it.</summary>
    Witnessed,
    Proctored,
}
