using System.ComponentModel.DataAnnotations;

namespace Platform.Courses.Sessions;

/// <summary>Somebody says of a learner: was there.</summary>
/// <param name="Id">Made where it is said (UUIDv7), so that it may be sent again.</param>
/// <param name="LearnerId">Who was there.</param>
/// <param name="Device">
/// SHA-256, in hexadecimal, of what tells the phone from others; absent where no phone was used. Two people on one
/// shared phone stay two. <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
/// </param>
public sealed record ClaimItem(
    Guid Id, Guid LearnerId, [RegularExpression(@"^[0-9a-f]{64}\z")] string? Device = null);

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
