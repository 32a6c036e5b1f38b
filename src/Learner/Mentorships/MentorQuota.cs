using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>
/// How many mentees a mentor has, and whether that is enough. Whoever adds or takes one holds this row, so that the
/// fifth of twenty at once is told of exactly once.
/// </summary>
internal sealed class MentorQuota
{
    internal static readonly RuleKey<int> MinMentees = new("mentor-min-mentees");

    public Guid MentorId { get; private init; }

    /// <summary>Who is being guided or was guided to the end.</summary>
    public int Mentees { get; private set; }

    public bool Met { get; private set; }

    /// <summary>The version of the rule by which it was last decided.</summary>
    public int RuleVersion { get; private set; }

    /// <summary>Counts the events of this mentor.</summary>
    public long Version { get; private set; }

    public List<MentorQuotaChange> Changes { get; } = [];

    /// <summary>Adds or takes mentees of a mentor and tells where that reaches or leaves the quota.</summary>
    internal static async Task Change(
        Guid mentorId, int by, Guid causeId, LearnerDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mentor_quotas (mentor_id, mentees, met, rule_version, version)
            VALUES ({mentorId}, 0, false, 0, 0)
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        var quota = await db.MentorQuotas
            .FromSql($"SELECT * FROM mentor_quotas WHERE mentor_id = {mentorId} FOR NO KEY UPDATE")
            .SingleAsync(cancellationToken);
        var rule = await RuleBook.Value(db, MinMentees, VietnamTime.DateOf(now), cancellationToken);
        if (quota.Count(by, rule, causeId, now) is { } told)
            db.AddEvent(told);
    }

    private object? Count(int by, RuleValue<int> threshold, Guid causeId, DateTimeOffset now)
    {
        (Mentees, RuleVersion) = (Mentees + by, threshold.Version);
        var met = Mentees >= threshold.Value;
        if (met == Met)
            return null;

        Met = met;
        Version++;
        Changes.Add(new MentorQuotaChange
        {
            MentorId = MentorId,
            Seq = (int)Version,
            Met = met,
            At = now,
            CauseId = causeId,
        });
        return met
            ? new MentorQuotaMet
            {
                MentorId = MentorId,
                Version = Version,
                OccurredAt = now,
                Mentees = Mentees,
                Threshold = threshold.Value,
                RuleVersion = threshold.Version,
            }
            : new MentorQuotaLost
            {
                MentorId = MentorId,
                Version = Version,
                OccurredAt = now,
                Mentees = Mentees,
                Threshold = threshold.Value,
                RuleVersion = threshold.Version,
            };
    }
}

/// <summary>The quota was reached or lost; each such change once.</summary>
internal sealed class MentorQuotaChange
{
    public required Guid MentorId { get; init; }

    public required int Seq { get; init; }

    public required bool Met { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The mentorship that brought it about.</summary>
    public required Guid CauseId { get; init; }
}
