using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Consents;

/// <summary>
/// What a person was told before they consented. Identified by the hash of its words, so that nobody can change what
/// somebody agreed to. Only ever added.
/// </summary>
internal sealed class Notice
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Counts the notices of the purpose in the language.</summary>
    public required int Version { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public static string HashOf(string purpose, string language, string text) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{language}\n{text}")));
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasKey(notice => notice.Hash);
        builder.Property(notice => notice.Hash).HasMaxLength(64);
        builder.Property(notice => notice.Purpose).HasMaxLength(40);
        builder.Property(notice => notice.Language).HasMaxLength(35);
        builder.HasOne<Purpose>().WithMany().HasForeignKey(notice => notice.Purpose);
        builder.HasIndex(notice => new { notice.Purpose, notice.Language, notice.Version }).IsUnique();
    }
}
