using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.StatusLists;

/// <summary>
/// The place of a certificate in the lists of its issuer, taken at random before anything is signed: neighbours in a
/// list say nothing of neighbours in a class.
/// </summary>
internal sealed class StatusEntry
{
    public required Guid CertificateId { get; init; }

    /// <summary>Who publishes the list; it does not change when another key takes over.</summary>
    public required string Issuer { get; init; }

    /// <summary>1 for the first list of the issuer; there is one for each purpose.</summary>
    public required int ListNo { get; init; }

    public required int Index { get; init; }

    /// <summary>
    /// The schema of Open Badges lets a credential name one list: that of revocations. Whoever is suspended stands in
    /// both lists, so that a verifier that follows the credential learns of it.
    /// </summary>
    internal JsonObject Write(PublicAddress at, string issuer)
    {
        var index = Index.ToString(CultureInfo.InvariantCulture);
        var list = at.StatusList(issuer, StatusPurpose.Revocation, ListNo);
        return new JsonObject
        {
            ["id"] = $"{list}#{index}",
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = StatusPurpose.Revocation,
            ["statusListIndex"] = index,
            ["statusListCredential"] = list,
        };
    }
}

internal sealed class StatusEntryConfiguration : IEntityTypeConfiguration<StatusEntry>
{
    public void Configure(EntityTypeBuilder<StatusEntry> builder)
    {
        builder.HasKey(entry => entry.CertificateId);
        builder.Property(entry => entry.Issuer).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.Issuer, entry.ListNo, entry.Index }).IsUnique();
        builder.HasOne<Certificate>().WithOne().HasForeignKey<StatusEntry>(entry => entry.CertificateId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_status_entries_index", $"index >= 0 and index < {Bitstring.Length}"));
    }
}
