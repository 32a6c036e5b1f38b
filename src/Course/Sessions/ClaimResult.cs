namespace Platform.Courses.Sessions;

/// <summary>What became of a claim.</summary>
public enum ClaimOutcome
{
    /// <summary>On the roll.</summary>
    Named,

    /// <summary>Was on the roll already: one person, one attendance.</summary>
    Repeated,

    /// <summary>More names than heads: waits until the host corrects the number.</summary>
    Waiting,

    /// <summary>Unlikely: a person decides.</summary>
    Queued,

    /// <summary>A person decided against it.</summary>
    Refused,

    /// <summary>Not kept; send it again when the learner is registered.</summary>
    UnknownLearner,

    /// <summary>Not kept: deactivated or restricted.</summary>
    InactiveLearner,
}

/// <summary>What became of one claim.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Outcome">What became of it, now or when it first came.</param>
public sealed record ClaimResult(Guid Id, ClaimOutcome Outcome);
