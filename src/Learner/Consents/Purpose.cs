using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>Why personal data may be processed. Consent is only one of the reasons, and names as stored.</summary>
public enum LegalBasis
{
    Consent,
    PublicTask,
    Contract,
    LegalObligation,
    Vital,
}

/// <summary>A line of the processing register: what data is used for, and by what right.</summary>
internal sealed class Purpose
{
    public required string Code { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public required LegalBasis LegalBasis { get; init; }

    public required string LegalReference { get; init; }

    /// <summary>A notice for it must call the data sensitive.</summary>
    public required bool IsSensitive { get; init; }

    /// <summary>Needs no consent, and still ends when the person says so.</summary>
    public required bool AllowsObjection { get; init; }

    public required int RetentionMonths { get; init; }

    /// <summary>The purposes every installation starts with; changed ones stay as they are.</summary>
    internal static async Task Seed(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        await using var stream = typeof(Purpose).Assembly.GetManifestResourceStream("purposes.json")!;
        var known = await db.Purposes.Select(purpose => purpose.Code).ToListAsync(cancellationToken);
        var all = await JsonSerializer.DeserializeAsync<Purpose[]>(stream, Json.Commands, cancellationToken);
        db.Purposes.AddRange(all!.Where(purpose => !known.Contains(purpose.Code)));
    }
}

internal sealed class PurposeConfiguration : IEntityTypeConfiguration<Purpose>
{
    public void Configure(EntityTypeBuilder<Purpose> builder)
    {
        builder.HasKey(purpose => purpose.Code);
        builder.Property(purpose => purpose.Code).HasMaxLength(40);
        builder.Property(purpose => purpose.TitleVi).HasMaxLength(200);
        builder.Property(purpose => purpose.TitleEn).HasMaxLength(200);
        builder.Property(purpose => purpose.LegalBasis).HasConversion<string>().HasMaxLength(15);
        builder.Property(purpose => purpose.LegalReference).HasMaxLength(200);
    }
}
