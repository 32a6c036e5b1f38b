using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.StatusLists;

/// <summary>A list as it is published: the newest signed bytes, served as they are.</summary>
internal sealed class StatusList
{
    public required string Issuer { get; init; }

    public required string Purpose { get; init; }

    public required int ListNo { get; init; }

    public string Credential { get; private set; } = "";

    /// <summary>The bits as they are written, to see whether anything changed.</summary>
    public string EncodedList { get; private set; } = "";

    public DateTimeOffset SignedAt { get; private set; }

    public DateTimeOffset ValidUntil { get; private set; }

    /// <summary>Key of the signature: a list signed with a key that is no longer believed is signed anew.</summary>
    public string KeyId { get; private set; } = "";

    public uint RowVersion { get; private set; }

    internal void Publish(
        string credential, string encodedList, string keyId, DateTimeOffset signedAt, DateTimeOffset validUntil) =>
        (Credential, EncodedList, KeyId, SignedAt, ValidUntil) = (credential, encodedList, keyId, signedAt, validUntil);
}

internal sealed class StatusListConfiguration : IEntityTypeConfiguration<StatusList>
{
    public void Configure(EntityTypeBuilder<StatusList> builder)
    {
        builder.HasKey(list => new { list.Issuer, list.Purpose, list.ListNo });
        builder.Property(list => list.Issuer).HasMaxLength(64);
        builder.Property(list => list.Purpose).HasMaxLength(16);
        builder.Property(list => list.KeyId).HasMaxLength(64);
        builder.Property(list => list.RowVersion).IsRowVersion();
    }
}
