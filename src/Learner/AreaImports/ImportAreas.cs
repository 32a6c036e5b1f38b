using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Imports;
using Platform.ServiceDefaults;

namespace Platform.Learners.AreaImports;

/// <summary>
/// Loads an official list of communes as published, or the villages of the caller&apos;s area, or only says what it
/// would do. One transaction: all of it, or nothing. The same file again changes nothing.
/// </summary>
/// <example>
/// code,name,full_name,type,province_code
/// 01840,Đức Xuân,Phường Đức Xuân,phuong,19
/// </example>
internal static class ImportAreas
{
    private const int LargestFile = 16 * 1024 * 1024;

    /// <param name="Id">Of the load; absent after a dry run.</param>
    /// <param name="IsLoaded">Whether the list is in force.</param>
    /// <param name="Records">Records of units in the file.</param>
    /// <param name="Changes">Units, versions and successions added; 0 for a file that was loaded before.</param>
    /// <param name="Conflicts">What does not fit, with line and record.</param>
    public sealed record Response(
        Guid? Id, bool IsLoaded, int Records, int Changes, IReadOnlyList<AreaConflict> Conflicts);

    /// <param name="kind"><c>catalogue</c>, <c>conversion</c>, <c>current</c> or <c>villages</c>.</param>
    /// <param name="effectiveOn">First day of what the list says.</param>
    /// <param name="endsOn">First day after it; for the catalogue of former communes.</param>
    /// <param name="source">Where the file comes from.</param>
    /// <param name="decree">The decision behind it.</param>
    /// <param name="units">How many units the list must have: 3321, or 10035 for the catalogue.</param>
    /// <param name="formerUnits">How many former units a conversion table must have.</param>
    /// <param name="dryRun">Only report.</param>
    /// <param name="request">The file as body.</param>
    /// <param name="scope">Of the token.</param>
    /// <param name="user">Who loads it.</param>
    /// <param name="db">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Ids and counts.</param>
    /// <param name="cancellationToken">Ends the load; nothing of it stays.</param>
    [RequestSizeLimit(LargestFile)]
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [AllowedValues("catalogue", "conversion", "current", "villages")] string kind, DateOnly effectiveOn,
        DateOnly? endsOn,
        [StringLength(200, MinimumLength = 3)] string source, [StringLength(200, MinimumLength = 3)] string decree,
        [Range(1, 20_000)] int units, [Range(1, 20_000)] int? formerUnits, bool? dryRun, HttpRequest request,
        AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time, ILogger<AreaManifest> logger,
        CancellationToken cancellationToken)
    {
        var list = Enum.Parse<AreaListKind>(kind, ignoreCase: true);
        if (list is AreaListKind.Catalogue && (endsOn is null || endsOn <= effectiveOn))
            return AreaImportProblems.EndMissing();
        var (file, refusal) = await Receive(request.Body, cancellationToken);
        if (refusal is not null)
            return Problems.BadRequest(refusal.Code, refusal.Vi, refusal.En);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR UPDATE", cancellationToken);
        var hash = SHA256.HashData(file);
        if (await Known(db, list, effectiveOn, hash, cancellationToken) is { } loaded)
            return TypedResults.Ok(GetAreaImport.Describe(loaded));

        var now = time.GetUtcNow();
        var book = await AreaBook.Load(
            db, list is AreaListKind.Villages ? scope : null, effectiveOn, VietnameseText.Clean(decree), now,
            cancellationToken);
        var plan = AreaListPlan.Of(list, AreaListReader.Read(file), book, new Totals(units, formerUnits), endsOn);
        if (plan.Problem is not null)
            return plan.Problem;
        if (dryRun is true)
            return TypedResults.Ok(new Response(null, false, plan.Records, book.Changes, plan.Conflicts.All));
        if (plan.Conflicts.Stop)
            return AreaImportProblems.Conflicts(plan.Conflicts.All);

        await book.Save(db, cancellationToken);
        await SaveDistricts(db, plan.Districts, cancellationToken);
        if (list is AreaListKind.Conversion && await Lost(db, effectiveOn, cancellationToken) is { Count: > 0 } lost)
            return AreaImportProblems.Conflicts(lost);
        await AreaMap.Refresh(db, now, null, cancellationToken);
        var manifest = new AreaManifest
        {
            Id = Guid.CreateVersion7(now),
            Kind = list,
            Source = VietnameseText.Clean(source),
            EffectiveOn = effectiveOn,
            Decree = book.Decree,
            Sha256 = hash,
            Records = plan.Records,
            Report = JsonSerializer.Serialize(plan.Conflicts.All, Json.Commands),
            LoadedBy = user.Identity!.Name!,
            LoadedAt = now,
        };
        db.AreaManifests.Add(manifest);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        AreaLog.ListLoaded(logger, kind, book.Changes);
        return TypedResults.Ok(GetAreaImport.Describe(manifest) with { Changes = book.Changes });
    }

    private static async Task<(byte[] File, ImportReason? Refusal)> Receive(
        Stream body, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await body.CopyToAsync(file, cancellationToken);
        var inspector = new UploadInspector();
        return (file.ToArray(), inspector.Accept(file.ToArray()) ?? inspector.Finish());
    }

    private static Task<AreaManifest?> Known(
        LearnerDbContext db, AreaListKind kind, DateOnly effectiveOn, byte[] hash,
        CancellationToken cancellationToken) => db.AreaManifests.AsNoTracking().SingleOrDefaultAsync(
            manifest => manifest.Kind == kind && manifest.Sha256 == hash && manifest.EffectiveOn == effectiveOn,
            cancellationToken);

    private static async Task SaveDistricts(
        LearnerDbContext db, IReadOnlyList<FormerDistrict> districts, CancellationToken cancellationToken)
    {
        var known = await db.FormerDistricts.Select(district => new { district.Code, district.ValidFrom })
            .ToListAsync(cancellationToken);
        db.FormerDistricts.AddRange(districts.Where(
            district => !known.Contains(new { district.Code, district.ValidFrom })));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The last word before the commit: every former commune goes on or has a successor.</summary>
    private static Task<List<AreaConflict>> Lost(
        LearnerDbContext db, DateOnly effectiveOn, CancellationToken cancellationToken) => db.AreaVersions
        .Where(version => version.Level == AreaLevel.Commune && version.ValidTo == effectiveOn
            && version.SupersededAt == null
            && !db.AreaEdges.Any(edge => edge.FromAreaId == version.AreaId && edge.SupersededAt == null)
            && !db.AreaVersions.Any(other => other.AreaId == version.AreaId && other.ValidFrom == effectiveOn
                && other.SupersededAt == null))
        .Select(version => new AreaConflict(
            0, 0, "old-unit-missing", version.Code!, version.Name, ConflictSeverity.Error, null))
        .ToListAsync(cancellationToken);
}
