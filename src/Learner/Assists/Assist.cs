using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Assists;

/// <summary>Who helped; codes as on the wire.</summary>
public enum HelperKind
{
    Bank,
    Team,
    Union,
    Officer,
    Mentor,
    Family,

    /// <summary>Nobody: it was done alone.</summary>
    None,
}

/// <summary>
/// Somebody was helped with a digital service, or did it alone. That somebody will need no help the next time is what
/// the person says; that it was so, only a later record can show.
/// </summary>
internal sealed class Assist : IInArea
{
    /// <summary>Made by whoever records it: the same record twice is one.</summary>
    public required Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public required Guid? LearnerId { get; init; }

    /// <summary>People who gave no name: at a market nobody is asked for one.</summary>
    public required int UnnamedCount { get; init; }

    public required HelperKind HelperKind { get; init; }

    public required Guid? HelperOrganisationId { get; init; }

    public required Guid? HelperLearnerId { get; init; }

    public required string TopicCode { get; init; }

    public required string ApplicationCode { get; init; }

    public required string? ProcedureCode { get; init; }

    public required Guid? PlaceId { get; init; }

    public required bool AloneNextTimeClaimed { get; init; }

    public required DateOnly On { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public bool IsSameAs(Assist other) =>
        (On, TopicCode, ApplicationCode, ProcedureCode, HelperKind, UnnamedCount, AloneNextTimeClaimed)
        == (other.On, other.TopicCode, other.ApplicationCode, other.ProcedureCode, other.HelperKind, other.UnnamedCount,
            other.AloneNextTimeClaimed);

    public AssistRecorded Recorded() => new()
    {
        AssistId = Id,
        Version = 1,
        OccurredAt = RecordedAt,
        LearnerId = LearnerId,
        UnnamedCount = UnnamedCount,
        AreaId = AreaId,
        HelperKind = Codes.Of(HelperKind),
        TopicCode = TopicCode,
        ApplicationCode = ApplicationCode,
        ProcedureCode = ProcedureCode,
        Assisted = HelperKind is not HelperKind.None,
        AloneNextTimeClaimed = AloneNextTimeClaimed,
        PlaceId = PlaceId,
        On = On,
    };
}
