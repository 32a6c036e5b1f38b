using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;
using Platform.Courses.Imports;
using Platform.ServiceDefaults;

namespace Platform.Courses.Statements;

/// <summary>A statement as it came. It never changes; the result in it goes the way of all results.</summary>
internal sealed class Statement : IInArea
{
    public required string Source { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Order of arrival.</summary>
    public long Position { get; private init; }

    public required Guid AreaId { get; init; }

    public required string Verb { get; init; }

    /// <summary>Forgotten when the person is erased; the id stays taken.</summary>
    public required string? Content { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public string ETag => ETagOf(Content ?? "");

    public static string ETagOf(string content) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16))}\"";

    /// <summary>As the sender meant it: what the receiver sets is left out.</summary>
    public static string Write(StatementBody body, Guid? id) =>
        JsonSerializer.Serialize(body with { Id = id, Stored = null }, Json.Commands);

    /// <summary>With what the receiver adds.</summary>
    public StatementBody Show()
    {
        var body = JsonSerializer.Deserialize<StatementBody>(Content!, Json.Commands)!;
        return body with
        {
            Timestamp = body.Timestamp ?? StoredAt,
            Version = body.Version ?? StatementEndpoints.Version,
            Stored = StoredAt,
        };
    }
}

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.HasKey(statement => new { statement.Source, statement.Id });
        builder.Property(statement => statement.Source).HasMaxLength(64);
        builder.Property(statement => statement.Position).UseIdentityAlwaysColumn();
        builder.Property(statement => statement.Verb).HasMaxLength(200);
        builder.Ignore(statement => statement.ETag);
        builder.HasOne<CompletionSource>().WithMany().HasForeignKey(statement => statement.Source);
        builder.HasIndex(statement => new { statement.Source, statement.Position }).IsUnique();
    }
}
