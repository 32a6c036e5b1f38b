using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>
/// A line of the processing register as it was made or changed: by whom, when and why. A trigger lets nobody change it
/// afterwards.
/// </summary>
internal sealed class PurposeVersion
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required PurposeTerms Terms { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public static PurposeVersion Of(Purpose purpose, string reason, string actor, DateTimeOffset now) => new()
    {
        Code = purpose.Code,
        Version = purpose.Version,
        Terms = purpose.Terms,
        Reason = reason,
        Actor = actor,
        At = now,
    };
}

internal sealed class PurposeVersionConfiguration : IEntityTypeConfiguration<PurposeVersion>
{
    public void Configure(EntityTypeBuilder<PurposeVersion> builder)
    {
        builder.HasKey(version => new { version.Code, version.Version });
        builder.Property(version => version.Code).HasMaxLength(40);
        builder.Property(version => version.Reason).HasMaxLength(500);
        builder.Property(version => version.Actor).HasMaxLength(200);
        builder.Property(version => version.Terms).HasColumnType("jsonb").HasConversion(
            terms => JsonSerializer.Serialize(terms, Json.Commands),
            json => JsonSerializer.Deserialize<PurposeTerms>(json, Json.Commands)!);
        builder.HasOne<Purpose>().WithMany().HasForeignKey(version => version.Code).OnDelete(DeleteBehavior.Restrict);
    }
}
