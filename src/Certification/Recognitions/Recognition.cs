using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>What one version of a rule says of one household, and when that changed.</summary>
internal sealed class Recognition
{
    private Recognition()
    {
    }

    public Recognition(Guid homeId, int ruleVersion, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        HomeId = homeId;
        RuleVersion = ruleVersion;
        Since = now;
    }

    public Guid Id { get; private init; }

    public Guid HomeId { get; private init; }

    public int RuleVersion { get; private init; }

    public FamilyOutcome Outcome { get; private set; }

    /// <summary>Since when the outcome is what it is.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Counts the events of this recognition.</summary>
    public long Version { get; private set; }

    public List<RecognitionChange> Changes { get; } = [];

    /// <returns>The event of a recognition reached or lost; nothing where that did not change.</returns>
    public object? Decide(FamilyOutcome outcome, Guid areaId, string cause, DateTimeOffset now)
    {
        if (outcome == Outcome)
            return null;

        var (was, isNow) = (Outcome is FamilyOutcome.Reached, outcome is FamilyOutcome.Reached);
        (Outcome, Since) = (outcome, now);
        if (was == isNow)
            return null;

        Version++;
        Changes.Add(new RecognitionChange(Id, Version, isNow, now, cause));
        return isNow
            ? new RecognitionGranted
            {
                RecognitionId = Id,
                Version = Version,
                OccurredAt = now,
                Kind = DigitalFamilyRule.Kind,
                HouseholdId = HomeId,
                RuleVersion = RuleVersion,
                AreaId = areaId,
            }
            : new RecognitionWithdrawn
            {
                RecognitionId = Id,
                Version = Version,
                OccurredAt = now,
                Kind = DigitalFamilyRule.Kind,
                HouseholdId = HomeId,
                RuleVersion = RuleVersion,
                AreaId = areaId,
            };
    }
}

/// <summary>One time a recognition was reached or lost; rows are only added.</summary>
internal sealed class RecognitionChange(
    Guid recognitionId, long sequence, bool granted, DateTimeOffset at, string cause)
{
    public Guid RecognitionId { get; private init; } = recognitionId;

    public long Sequence { get; private init; } = sequence;

    public bool Granted { get; private init; } = granted;

    public DateTimeOffset At { get; private init; } = at;

    /// <summary>Code of the fact that changed it.</summary>
    public string Cause { get; private init; } = cause;
}
