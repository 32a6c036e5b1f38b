namespace Platform.Learners.Organisations;

/// <summary>An organisation as its readers see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its full name.</param>
/// <param name="ParentId">The organisation it belongs to.</param>
/// <param name="AreaId">Where it works.</param>
/// <param name="TaxCode">Number of the tax office.</param>
/// <param name="ExternalRef">What its own system calls it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day after it, where it was closed.</param>
public sealed record OrganisationItem(
    Guid Id, OrganisationKind Kind, string Name, Guid? ParentId, Guid AreaId, string? TaxCode, string? ExternalRef,
    DateOnly ValidFrom, DateOnly? ValidTo)
{
    internal static OrganisationItem Of(Organisation o) => new(
        o.Id, o.Kind, o.Name, o.ParentId, o.AreaId, o.TaxCode, o.ExternalRef, o.ValidFrom, o.ValidTo);
}
