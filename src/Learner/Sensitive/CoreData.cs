using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Rules;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

/// <summary>How near the sensitive data is to being core data of the state. Names as shown.</summary>
public enum CoreDataState
{
    Below,

    /// <summary>Time to prepare.</summary>
    Near,

    /// <summary>The duties of who keeps core data apply.</summary>
    Reached,
}

internal sealed record CoreDataThresholds(int Warn, int Alarm);

internal sealed record CoreDataReading(long Subjects, CoreDataThresholds Thresholds, int RuleVersion)
{
    public CoreDataState State => Subjects >= Thresholds.Alarm ? CoreDataState.Reached
        : Subjects >= Thresholds.Warn ? CoreDataState.Near
        : CoreDataState.Below;
}

/// <summary>
/// Counts the people of whom something sensitive is kept, each once, in the whole installation: the law counts by who
/// keeps the data, not by area.
/// </summary>
internal sealed class CoreData(
    LearnerDbContext db, PrivacyMetrics metrics, TimeProvider time, ILogger<CoreData> logger)
{
    private static readonly RuleKey<CoreDataThresholds> Rule = new("sensitive-subjects");

    public async Task<CoreDataReading> Read(CancellationToken cancellationToken)
    {
        var rule = await RuleBook.Value(db, Rule, VietnamTime.Today(time), cancellationToken);

        // Whatever is kept counts, restricted or not; what a merge left on the registration that went belongs to a
        // person who is counted by the one that stays.
        var subjects = await db.Learners.IgnoreQueryFilters()
            .Where(learner => learner.State != LearnerState.Merged)
            .LongCountAsync(
                learner => db.SensitiveTags.Any(tag => tag.LearnerId == learner.Id && tag.ValidTo == null),
                cancellationToken);
        return new CoreDataReading(subjects, rule.Value, rule.Version);
    }

    /// <returns>Always 0: it is counted once an hour.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var reading = await Read(cancellationToken);
        metrics.SensitiveSubjects = reading.Subjects;
        switch (reading.State)
        {
            case CoreDataState.Near:
                SensitiveLog.CoreDataNear(logger, reading.Subjects, reading.Thresholds.Alarm);
                break;
            case CoreDataState.Reached:
                SensitiveLog.CoreDataReached(logger, reading.Subjects, reading.Thresholds.Alarm);
                break;
        }

        return 0;
    }
}
