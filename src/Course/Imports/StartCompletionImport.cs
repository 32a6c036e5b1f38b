using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Courses.Completions;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Takes a file of results of another platform as CSV and answers at once where its progress can be read. The same file
/// again is the same import; the same result in another file is the same result. A file with anything that looks like a
/// citizen id is refused as a whole.
/// </summary>
/// <example>
/// external_id,person_hash,course,completed_on,score_percent
/// 88213,9f2c4a6d8e1b3f507294a6c8e0d2b4f69f2c4a6d8e1b3f507294a6c8e0d2b4f6,vneid-co-ban,2026-03-02,90
/// </example>
internal static class StartCompletionImport
{
    private const long LargestFile = 128 * 1024 * 1024;
    private const int PieceSize = 5_000;

    /// <param name="Id">Identity of the import.</param>
    /// <param name="State">How far it is.</param>
    public sealed record Response(Guid Id, CompletionImportState State);

    /// <param name="areaId">Only people of this area are looked for.</param>
    /// <param name="source">Code of the platform, <c>national-platform</c>.</param>
    /// <param name="request">The file.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="user">Who sends it.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    [RequestSizeLimit(LargestFile)]
    internal static async Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(
        Guid areaId, [StringLength(64, MinimumLength = 1)] string source, HttpRequest request, AreaScope scope,
        ClaimsPrincipal user, CourseDbContext db, TimeProvider time, ILogger<CompletionImport> logger,
        CancellationToken cancellationToken)
    {
        if (!await db.Areas.AnyAsync(
            area => area.Id == areaId && area.Path.Contains(scope.AreaId), cancellationToken))
            return CourseProblems.UnknownArea;
        if (!await db.CompletionSources.AnyAsync(one => one.Code == source, cancellationToken))
            return ResultProblems.UnknownSource;

        var now = time.GetUtcNow();
        var import = new CompletionImport
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId,
            Source = source,
            CreatedBy = user.Actor(),
            CreatedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.CompletionImports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        using var hash = SHA256.Create();
        await using var body = new CryptoStream(request.Body, hash, CryptoStreamMode.Read, leaveOpen: true);
        await using var file = new ResultFile(body, VietnamTime.DateOf(now));
        await StoreRows(file, import, db, cancellationToken);
        if (file.Refusal is { } refusal)
            return ResultProblems.Refused(refusal);

        import.ContentHash = hash.Hash;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: CompletionImportConfiguration.OneImportPerFile
        })
        {
            await transaction.RollbackAsync(cancellationToken); // the same file came before, or at the same moment
            import = await db.CompletionImports.AsNoTracking().SingleAsync(
                one => one.AreaId == areaId && one.Source == source && one.ContentHash == hash.Hash, cancellationToken);
            return Accepted(import);
        }

        ResultLog.ImportTaken(logger, import.Id, import.TotalRows, source);
        return Accepted(import);
    }

    private static async Task StoreRows(
        ResultFile file, CompletionImport import, CourseDbContext db, CancellationToken cancellationToken)
    {
        await file.Open(cancellationToken);
        var rows = new List<ImportedRow>(PieceSize);
        while (file.Refusal is null && await file.Next(import.Id, cancellationToken) is { } row)
        {
            rows.Add(row);
            if (rows.Count == PieceSize)
                await Store();
        }

        await Store();
        if (import.TotalRows == 0)
            file.RefuseEmpty();

        async Task Store()
        {
            import.TotalRows += rows.Count;
            import.Rejected += rows.Count(row => row.Error is not null);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO imported_rows (
                    import_id, row_number, external_id, learner_id, subject_hash, course, completed_on, score_percent,
                    error)
                SELECT {import.Id}, * FROM unnest(
                    {rows.Select(row => row.RowNumber).ToArray()}, {rows.Select(row => row.ExternalId).ToArray()},
                    {rows.Select(row => row.LearnerId).ToArray()}, {rows.Select(row => row.SubjectHash).ToArray()},
                    {rows.Select(row => row.Course).ToArray()}, {rows.Select(row => row.CompletedOn).ToArray()},
                    {rows.Select(row => row.ScorePercent).ToArray()}, {rows.Select(row => row.Error).ToArray()})
                """, cancellationToken);
            rows.Clear();
        }
    }

    private static Accepted<Response> Accepted(CompletionImport import) =>
        TypedResults.Accepted($"completions/{import.Id}", new Response(import.Id, import.State));
}
