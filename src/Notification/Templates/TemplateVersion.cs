using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Templates;

public enum TemplateState
{
    /// <summary>Written down; somebody else has to approve it before anything is sent by it.</summary>
    Draft,

    /// <summary>The newest approved version is the one that is sent.</summary>
    Approved,
}

/// <summary>What is promised where it is not known whether an attempt went through.</summary>
public enum DeliveryPromise
{
    /// <summary>
    /// The same reference is sent again, where whoever takes it sends a reference once: certificates, reminders.
    /// </summary>
    AtLeastOnce,

    /// <summary>Nothing is sent again: a second copy would be worse than none.</summary>
    AtMostOnce,
}

/// <summary>
/// What all languages of a version have in common. A version never changes: another wording, topic or promise is
/// another version.
/// </summary>
internal sealed class TemplateVersion
{
    internal const string Notice = "notice";
    internal const string Advert = "advert";

    public Guid Id { get; init; }

    public required string Code { get; init; }

    public required int Version { get; init; }

    public TemplateState State { get; private set; }

    /// <summary><c>notice</c> or <c>advert</c>.</summary>
    public required string Category { get; init; }

    /// <summary>What people may opt out of: <c>certificates</c>, <c>classes</c>.</summary>
    public required string Topic { get; init; }

    public required DeliveryPromise Promise { get; init; }

    /// <summary>Class of the rule on retention.</summary>
    public required string Retention { get; init; }

    /// <summary>Whether several to one person may become one message that counts them.</summary>
    public bool Digest { get; init; }

    /// <summary>Id of the same text as Zalo approved it; without one it does not go by Zalo.</summary>
    public string? ZaloTemplateId { get; init; }

    /// <summary>A value for each placeholder, for previews and for counting segments.</summary>
    public required IReadOnlyDictionary<string, string> Sample { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public uint RowVersion { get; private init; }

    /// <summary>False where it was approved before.</summary>
    internal bool Approve(string by, DateTimeOffset now)
    {
        if (State is TemplateState.Approved)
            return false;
        (State, ApprovedBy, ApprovedAt) = (TemplateState.Approved, by, now);
        return true;
    }
}

internal sealed class TemplateVersionConfiguration : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Code).HasMaxLength(60);
        builder.Property(version => version.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Category).HasMaxLength(20);
        builder.Property(version => version.Topic).HasMaxLength(40);
        builder.Property(version => version.Promise).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Retention).HasMaxLength(40);
        builder.Property(version => version.ZaloTemplateId).HasMaxLength(40);
        builder.Property(version => version.WrittenBy).HasMaxLength(200);
        builder.Property(version => version.ApprovedBy).HasMaxLength(200);
        builder.Property(version => version.Sample).HasColumnType("jsonb").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            // Set once and never changed: the reference tells.
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right), values => values.Count, values => values));
        builder.Property(version => version.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(version => new { version.Code, version.Version }).IsUnique();
    }
}
