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

/// <summary>
/// What data is used for, by what right and for how long: a line of the processing register as it is from one change to
/// the next.
/// </summary>
internal sealed record PurposeTerms(
    string TitleVi, string TitleEn, LegalBasis LegalBasis, string LegalReference, bool IsSensitive,
    bool AllowsObjection, int RetentionMonths)
{
    /// <summary>What rests on consent ends with its withdrawal: there is nothing to object to.</summary>
    public bool IsContradictory => LegalBasis is LegalBasis.Consent && AllowsObjection;
}

/// <summary>A purpose as it is now; see <see cref="PurposeVersion"/> for how it came to be so.</summary>
internal sealed class Purpose
{
    public required string Code { get; init; }

    /// <summary>Counts the changes, from 1.</summary>
    public int Version { get; private set; } = 1;

    public required string TitleVi { get; set; }

    public required string TitleEn { get; set; }

    public required LegalBasis LegalBasis { get; set; }

    public required string LegalReference { get; set; }

    /// <summary>A notice for it must call the data sensitive.</summary>
    public required bool IsSensitive { get; set; }

    /// <summary>Needs no consent, and still ends when the person says so.</summary>
    public required bool AllowsObjection { get; set; }

    public required int RetentionMonths { get; set; }

    public uint RowVersion { get; private init; }

    public PurposeTerms Terms => new(
        TitleVi, TitleEn, LegalBasis, LegalReference, IsSensitive, AllowsObjection, RetentionMonths);

    /// <returns>False where that is how it is.</returns>
    public bool Change(PurposeTerms terms)
    {
        if (terms == Terms)
            return false;
        (TitleVi, TitleEn, LegalBasis, LegalReference) =
            (terms.TitleVi, terms.TitleEn, terms.LegalBasis, terms.LegalReference);
        (IsSensitive, AllowsObjection, RetentionMonths) =
            (terms.IsSensitive, terms.AllowsObjection, terms.RetentionMonths);
        Version++;
        return true;
    }

    /// <summary>The purposes every installation starts with; changed ones stay as they are.</summary>
    internal static async Task Seed(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        await using var stream = typeof(Purpose).Assembly.GetManifestResourceStream("purposes.json")!;
        var known = await db.Purposes.Select(purpose => purpose.Code).ToListAsync(cancellationToken);
        var all = await JsonSerializer.DeserializeAsync<Purpose[]>(stream, Json.Commands, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var purpose in all!.Where(purpose => !known.Contains(purpose.Code)))
        {
            db.Purposes.Add(purpose);
            db.PurposeVersions.Add(PurposeVersion.Of(
                purpose, "Mục đích ban đầu của nền tảng.", "migrate", now));
        }
    }
}

internal sealed class PurposeConfiguration : IEntityTypeConfiguration<Purpose>
{
    /// <summary>The name PostgreSQL reports when a code is given twice.</summary>
    internal const string OnePurposePerCode = "pk_purposes";

    public void Configure(EntityTypeBuilder<Purpose> builder)
    {
        builder.HasKey(purpose => purpose.Code);
        builder.Property(purpose => purpose.Code).HasMaxLength(40);
        builder.Property(purpose => purpose.TitleVi).HasMaxLength(200);
        builder.Property(purpose => purpose.TitleEn).HasMaxLength(200);
        builder.Property(purpose => purpose.LegalBasis).HasConversion<string>().HasMaxLength(15);
        builder.Property(purpose => purpose.LegalReference).HasMaxLength(200);
        builder.Property(purpose => purpose.Version).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasRowVersion(purpose => purpose.RowVersion);
        builder.Ignore(purpose => purpose.Terms);
    }
}
