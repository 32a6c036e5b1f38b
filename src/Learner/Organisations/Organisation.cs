using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

public enum OrganisationKind
{
    Department,
    Union,
    School,
    University,
    Bank,
    Telecom,
    Enterprise,
    Cooperative,
    PartyCell,
    VillageCommittee,
    ResidentialGroup,
    MassOrganisation,
    CommuneOffice,
}

/// <summary>
/// Who takes part in the movement: a party cell of a residential group as well as a bank. Its name is public but may be
/// that of a person, so it travels in no event.
/// </summary>
internal sealed class Organisation : IInArea
{
    public Guid Id { get; private init; }

    public required OrganisationKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>What makes it the same name: <see cref="VietnameseText.Fold"/>.</summary>
    public required string FoldName { get; set; }

    public Guid? ParentId { get; set; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public string? TaxCode { get; set; }

    /// <summary>What its own system calls it, for matching.</summary>
    public string? ExternalRef { get; set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Counts the events of this organisation.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public static (Organisation Organisation, OrganisationRegistered Registered) Register(
        OrganisationKind kind, string name, Guid areaId, DateOnly validFrom, DateTimeOffset now)
    {
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Name = name,
            FoldName = VietnameseText.Fold(name),
            AreaId = areaId,
            ValidFrom = validFrom,
            Version = 1,
        };
        return (organisation, new OrganisationRegistered
        {
            OrganisationId = organisation.Id,
            Version = organisation.Version,
            OccurredAt = now,
            Kind = Codes.Of(kind),
            AreaId = areaId,
        });
    }

    public void Rename(string name) => (Name, FoldName) = (name, VietnameseText.Fold(name));

    /// <returns>False where it was closed before, or would end before it began.</returns>
    public bool Close(DateOnly on)
    {
        if (ValidTo is not null || on < ValidFrom)
            return false;

        ValidTo = on;
        return true;
    }
}
