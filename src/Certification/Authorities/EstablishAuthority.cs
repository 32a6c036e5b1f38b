using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

/// <summary>
/// Registers in whose name a province issues certificates from a day on. One that issues until then ends on that day
/// and points to it: so a new name is registered too.
/// </summary>
internal static class EstablishAuthority
{
    /// <param name="AreaId">The province.</param>
    /// <param name="NameVi">What it is called. <example>Ban Chỉ đạo “Bình dân học vụ số” tỉnh Thái Nguyên</example>
    /// </param>
    /// <param name="NameEn">The same in English. <example>Steering Committee of Thái Nguyên province</example></param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="LegalSource">The decision it rests on. <example>Quyết định 100/QĐ-UBND</example></param>
    public sealed record Request(
        Guid AreaId, [StringLength(300, MinimumLength = 5)] string NameVi,
        [StringLength(300, MinimumLength = 5)] string NameEn, DateOnly ValidFrom,
        [StringLength(500, MinimumLength = 2)] string LegalSource);

    internal static async Task<Results<Created<AuthorityItem>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CertificationDbContext db, TimeProvider time, HttpResponse response,
        ILogger<IssuingAuthority> logger, CancellationToken cancellationToken)
    {
        string[] names = [request.NameVi, request.NameEn];
        if (names.Any(name => string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl)))
            return AuthorityProblems.NameUnreadable;
        var area = await db.Areas.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == request.AreaId && a.Path.Contains(scope.AreaId), cancellationToken);
        if (area is null)
            return AuthorityProblems.UnknownArea;
        if (area.Level is not "province")
            return AuthorityProblems.NotAProvince;

        var authority = new IssuingAuthority
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            AreaId = request.AreaId,
            NameVi = request.NameVi,
            NameEn = request.NameEn,
            ValidFrom = request.ValidFrom,
            LegalSource = request.LegalSource,
        };
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"authority:" + request.AreaId}, 0))", cancellationToken);
        var last = await db.IssuingAuthorities.Where(a => a.AreaId == request.AreaId)
            .OrderByDescending(a => a.ValidFrom).FirstOrDefaultAsync(cancellationToken);
        if (last is { ValidTo: { } ended } && request.ValidFrom < ended)
            return AuthorityProblems.Overlaps;
        if (last is { ValidTo: null } && request.ValidFrom <= last.ValidFrom)
            return AuthorityProblems.Overlaps;

        // The one before first: two that are open never stand side by side, not even within the transaction.
        if (last is { ValidTo: null })
        {
            last.End(request.ValidFrom, successorId: null);
            await db.SaveChangesAsync(cancellationToken);
        }

        db.IssuingAuthorities.Add(authority);
        await db.SaveChangesAsync(cancellationToken);
        if (last is { ValidTo: { } end } && end == request.ValidFrom)
        {
            last.Follow(authority.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        Log.AuthorityEstablished(logger, authority.Id, authority.AreaId);
        response.Headers.ETag = db.ETag(authority);
        return TypedResults.Created($"issuing-authorities/{authority.Id}", AuthorityItem.Of(authority, area.EndedOn));
    }
}
