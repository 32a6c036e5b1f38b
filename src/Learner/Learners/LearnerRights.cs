using Platform.Contracts.Learners.V1;

namespace Platform.Learners.Learners;

/// <summary>What a person may demand of whoever keeps data about them.</summary>
internal sealed partial class Learner
{
    /// <returns>False where that is so already.</returns>
    public bool Restrict(DateTimeOffset now)
    {
        if (RestrictedAt is not null)
            return false;
        RestrictedAt = now;
        return true;
    }

    /// <returns>False where that is so already.</returns>
    public bool LiftRestriction()
    {
        if (RestrictedAt is null)
            return false;
        RestrictedAt = null;
        return true;
    }

    /// <summary>
    /// Leaves the id, the area and the days, which figures are made of. Whoever calls this destroys the key as well.
    /// </summary>
    public LearnerErased Erase(Guid erasureId, DateTimeOffset now)
    {
        (State, DeactivationReason, DeactivatedOn, RestrictedAt) = (LearnerState.Erased, null, null, null);
        (FullName, FoldName, BirthDate, Sex) = ("", "", default, Sex.Other);
        (CitizenIdSealed, CitizenIdIndex, CitizenTailIndex, CitizenIdMasked) = (null, null, null, null);
        (PhoneSealed, PhoneIndex) = (null, null);
        (PreferredLanguage, DeviceAccess, Connectivity) = ("vi", null, null);
        (ImportId, ImportRow) = (null, null); // the row of a list that somebody may still have
        return new LearnerErased
        {
            LearnerId = Id,
            Version = ++Version,
            OccurredAt = now,
            ErasureId = erasureId,
            AreaId = AreaId,
        };
    }
}
