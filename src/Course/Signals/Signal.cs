using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Rules;
using Platform.Courses.Sessions;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

public enum SignalState
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>It is what it looks like.</summary>
    Confirmed,

    /// <summary>There is a good reason.</summary>
    Dismissed,
}

/// <summary>Why somebody decided as they did. Codes, for free text would soon name people.</summary>
public enum SignalReason
{
    Verified,
    CountingMistake,
    SharedPhone,
    LargerRoom,
    HelperOfSeveralVillages,
    NotPresent,
    Fabricated,
}

/// <summary>Where a signal arose.</summary>
internal sealed record SignalPlace(Guid AreaId, Guid? SessionId = null, Guid? PointId = null, Guid? ClaimId = null)
{
    internal static SignalPlace Of(SessionPoint point, Guid? claimId = null) =>
        new(point.AreaId, point.SessionId, point.Id, claimId);
}

/// <summary>
/// Something unlikely that a person has looked at or has to. One for each thing, however often it is met.
/// </summary>
internal sealed class Signal : IInArea
{
    private Signal()
    {
    }

    public Guid Id { get; private set; }

    public SignalKind Kind { get; private set; }

    /// <summary>What it is about: of a kind and a subject there is one signal.</summary>
    public string Subject { get; private set; } = "";

    public int RuleVersion { get; private set; }

    public int Threshold { get; private set; }

    public int Observed { get; private set; }

    public Guid AreaId { get; private set; }

    public Guid? SessionId { get; private set; }

    public Guid? PointId { get; private set; }

    public Guid? ClaimId { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public SignalState State { get; private set; }

    public SignalReason? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Number of this signal's latest event.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    internal static (Signal Signal, IntegritySignalRaised Raised) Raise(
        SignalKind kind, string subject, int observed, RuleValue<SignalRule> rule, SignalPlace place,
        DateTimeOffset now)
    {
        var signal = new Signal
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Subject = subject,
            RuleVersion = rule.Version,
            Threshold = rule.Value.AtLeast,
            Observed = observed,
            AreaId = place.AreaId,
            SessionId = place.SessionId,
            PointId = place.PointId,
            ClaimId = place.ClaimId,
            RaisedAt = now,
            Version = 1,
        };
        return (signal, new IntegritySignalRaised
        {
            SignalId = signal.Id,
            Version = 1,
            OccurredAt = now,
            AreaId = signal.AreaId,
            Kind = Codes.Of(kind),
            RuleVersion = signal.RuleVersion,
            Threshold = signal.Threshold,
            Observed = observed,
            SessionId = signal.SessionId,
        });
    }

    /// <summary>A person decides, once; null where somebody has.</summary>
    public IntegritySignalDecided? Decide(SignalState outcome, SignalReason reason, string by, DateTimeOffset now)
    {
        if (State is not SignalState.Open)
            return null;

        (State, Reason, DecidedBy, DecidedAt) = (outcome, reason, by, now);
        return new IntegritySignalDecided
        {
            SignalId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            Kind = Codes.Of(Kind),
            Outcome = Codes.Of(outcome),
            ReasonCode = Codes.Of(reason),
        };
    }
}

internal sealed class SignalConfiguration : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.ToTable("IntegritySignals");
        builder.Property(signal => signal.Id).ValueGeneratedNever();
        builder.Property(signal => signal.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(signal => signal.Subject).HasMaxLength(250);
        builder.Property(signal => signal.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(signal => signal.Reason).HasConversion<string>().HasMaxLength(40);
        builder.Property(signal => signal.DecidedBy).HasMaxLength(200);
        builder.Property(signal => signal.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(signal => new { signal.Kind, signal.Subject }).IsUnique();
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(signal => signal.AreaId);
    }
}
