using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>
/// Names as stored and as shown. In the order of strength: where one person gave two answers, the later one here
/// counts.
/// </summary>
public enum ConsentState
{
    /// <summary>Nobody said anything, or not all who must: silence is not consent.</summary>
    None,
    Given,
    Withdrawn,
}

/// <summary>Who speaks. A child from seven on speaks for itself, beside the guardian.</summary>
public enum ConsentGiver
{
    Self,
    Guardian,
}

/// <summary>What was answered, and by whom.</summary>
internal sealed record ConsentAnswer(ConsentState State, bool SelfGranted, bool GuardianGranted);

/// <summary>Who must consent for a person of an age.</summary>
internal sealed record Consenters(bool Self, bool Guardian);

/// <summary>
/// What the ledger amounts to for one learner and one purpose. The row is also the lock and the event counter: two
/// halves that arrive together are one consent.
/// </summary>
internal sealed class Consent
{
    /// <summary>Nobody said it anew: two registrations turned out to be one person, or not to be.</summary>
    private const string MergeChannel = "merge";

    public Guid Id { get; init; }

    public Guid LearnerId { get; private set; }

    public required string Purpose { get; init; }

    public ConsentState State { get; private set; }

    public bool SelfGranted { get; private set; }

    public bool GuardianGranted { get; private set; }

    /// <summary>Counts the events of this consent.</summary>
    public long Version { get; private set; }

    public bool IsPending => SelfGranted || GuardianGranted;

    public ConsentAnswer Answered
    {
        get => new(State, SelfGranted, GuardianGranted);
        private set => (State, SelfGranted, GuardianGranted) = (value.State, value.SelfGranted, value.GuardianGranted);
    }

    /// <returns>The event, where with this half all have spoken.</returns>
    public ConsentGiven? Grant(
        ConsentGiver giver, Consenters needed, string channel, DateOnly on, DateTimeOffset now)
    {
        SelfGranted |= giver is ConsentGiver.Self;
        GuardianGranted |= giver is ConsentGiver.Guardian;
        var complete = (SelfGranted || !needed.Self) && (GuardianGranted || !needed.Guardian);
        if (!complete || State is ConsentState.Given)
            return null;
        State = ConsentState.Given;
        return TellGiven(channel, on, now);
    }

    /// <summary>Either of those who consented ends it.</summary>
    /// <returns>The event, where that changes anything.</returns>
    public ConsentWithdrawn? Withdraw(string channel, DateOnly on, DateTimeOffset now)
    {
        (SelfGranted, GuardianGranted) = (false, false);
        if (State is ConsentState.Withdrawn)
            return null;
        State = ConsentState.Withdrawn;
        return TellWithdrawn(channel, on, now);
    }

    /// <summary>
    /// What another registration of the same person answered: a no is stronger than a yes, a yes than silence.
    /// </summary>
    /// <returns>The event, where that changes the answer.</returns>
    public object? Join(Consent other, DateTimeOffset now)
    {
        if (other.State <= State)
            return null;
        Answered = other.Answered;
        return TellJoined(now);
    }

    /// <summary>The other one was somebody else: back to what this person answered.</summary>
    /// <param name="before">The answer before the two were joined.</param>
    /// <param name="mayGoOn">The purpose goes on where nobody objects.</param>
    /// <param name="now">The time of the event.</param>
    public object Part(ConsentAnswer before, bool mayGoOn, DateTimeOffset now)
    {
        Answered = before;
        return State is ConsentState.None && mayGoOn
            ? TellGiven(MergeChannel, VietnamTime.DateOf(now), now)
            : TellJoined(now);
    }

    /// <summary>For who listens, silence and a no are one thing: it may not be done.</summary>
    private object TellJoined(DateTimeOffset now) => State is ConsentState.Given
        ? TellGiven(MergeChannel, VietnamTime.DateOf(now), now)
        : TellWithdrawn(MergeChannel, VietnamTime.DateOf(now), now);

    private ConsentGiven TellGiven(string channel, DateOnly on, DateTimeOffset now) => new()
    {
        ConsentId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = LearnerId,
        Purpose = Purpose,
        Channel = channel,
        GivenOn = on,
    };

    private ConsentWithdrawn TellWithdrawn(string channel, DateOnly on, DateTimeOffset now) => new()
    {
        ConsentId = Id,
        Version = ++Version,
        OccurredAt = now,
        LearnerId = LearnerId,
        Purpose = Purpose,
        Channel = channel,
        WithdrawnOn = on,
    };

    /// <summary>The row of a learner and a purpose, made where there is none, and held until the end.</summary>
    public static async Task<Consent> Hold(
        LearnerDbContext db, Guid learnerId, string purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO consents (id, learner_id, purpose, state, self_granted, guardian_granted, version)
            VALUES ({id}, {learnerId}, {purpose}, {nameof(ConsentState.None)}, false, false, 0)
            ON CONFLICT (learner_id, purpose) DO NOTHING
            """, cancellationToken);
        return await db.Consents.FromSql(
                $"SELECT * FROM consents WHERE learner_id = {learnerId} AND purpose = {purpose} FOR UPDATE")
            .SingleAsync(cancellationToken);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(consent => consent.Id).ValueGeneratedNever();
        builder.Ignore(consent => consent.Answered);
        builder.Property(consent => consent.Purpose).HasMaxLength(40);
        builder.Property(consent => consent.State).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Learner>().WithMany().HasForeignKey(consent => consent.LearnerId);
        builder.HasOne<Purpose>().WithMany().HasForeignKey(consent => consent.Purpose);
        builder.HasIndex(consent => new { consent.LearnerId, consent.Purpose }).IsUnique();
    }
}
