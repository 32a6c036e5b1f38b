using System.Security.Claims;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Privacy;

/// <summary>
/// Who is restricted is kept and not used: nobody but a privacy officer finds them, no seat, no message, no merge. The
/// query filter of <see cref="LearnerDbContext"/> hides them; the others hear of it as of any other state.
/// </summary>
internal static class Restriction
{
    private const string Restricted = "restricted";

    /// <returns>False where that is so already.</returns>
    internal static bool Restrict(
        this LearnerDbContext db, Learner learner, string reason, string actor, PersonalDataVault vault,
        DateTimeOffset now)
    {
        if (!learner.Restrict(now))
            return false;
        Record(db, learner, new(FieldChange.State, null, Restricted), reason, actor, vault, now);
        return true;
    }

    /// <returns>False where nothing was restricted.</returns>
    internal static bool LiftRestriction(
        this LearnerDbContext db, Learner learner, string reason, string actor, PersonalDataVault vault,
        DateTimeOffset now)
    {
        if (!learner.LiftRestriction())
            return false;
        Record(db, learner, new(FieldChange.State, Restricted, null), reason, actor, vault, now);
        return true;
    }

    internal static bool MayReadRestricted(this ClaimsPrincipal user) =>
        user.FindFirst("scope")?.Value.Split(' ') is { } scopes
        && (scopes.Contains(Scopes.PrivacyRead) || scopes.Contains(Scopes.PrivacyWrite));

    private static void Record(
        LearnerDbContext db, Learner learner, FieldChange change, string reason, string actor, PersonalDataVault vault,
        DateTimeOffset now)
    {
        db.LearnerCorrections.Add(LearnerCorrection.Of(learner, change, reason, actor, vault, now));
        foreach (var evt in learner.Tell([change.Field], vault, now))
            db.AddEvent(evt);
    }
}
