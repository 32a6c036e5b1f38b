using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Areas;

namespace Platform.Certifications.Authorities;

/// <summary>
/// The body in whose name a province issues certificates, under one name and for a span of days. A new name is a new
/// row that the old one points to; nothing is rewritten, because certificates bear the old name for ever.
/// </summary>
internal sealed class IssuingAuthority
{
    public required Guid Id { get; init; }

    /// <summary>The province.</summary>
    public required Guid AreaId { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The day after the last; null while it goes on.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Who has taken over; where nobody was named, whoever issues for the province that took over.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>The decision it rests on.</summary>
    public required string LegalSource { get; init; }

    public uint RowVersion { get; private set; }

    /// <returns>False where it has ended already, or would end before it began.</returns>
    public bool End(DateOnly validTo, Guid? successorId)
    {
        if (ValidTo is not null || validTo <= ValidFrom)
            return false;
        (ValidTo, SuccessorId) = (validTo, successorId);
        return true;
    }

    /// <summary>Names who goes on from the day this one ended, unless somebody was named before.</summary>
    public void Follow(Guid successorId) => SuccessorId ??= successorId;
}

internal sealed class IssuingAuthorityConfiguration : IEntityTypeConfiguration<IssuingAuthority>
{
    public void Configure(EntityTypeBuilder<IssuingAuthority> builder)
    {
        builder.ToTable("IssuingAuthorities");
        builder.Property(authority => authority.Id).ValueGeneratedNever();
        builder.Property(authority => authority.NameVi).HasMaxLength(300);
        builder.Property(authority => authority.NameEn).HasMaxLength(300);
        builder.Property(authority => authority.LegalSource).HasMaxLength(500);
        builder.Property(authority => authority.RowVersion).IsRowVersion();
        builder.HasIndex(authority => authority.AreaId).IsUnique().HasFilter("valid_to is null")
            .HasDatabaseName("ix_issuing_authorities_open");
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(authority => authority.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IssuingAuthority>().WithMany().HasForeignKey(authority => authority.SuccessorId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_issuing_authorities_span", "valid_to > valid_from"));
    }
}
