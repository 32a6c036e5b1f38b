using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>A programme: what it asks for, what else counts, what it inherited, who sits first.</summary>
internal static class GetProgramme
{
    /// <param name="Programme">The programme with its newest version.</param>
    /// <param name="Modules">What that version asks for.</param>
    /// <param name="Equivalences">Courses that count for a module although they are others.</param>
    /// <param name="InheritedFrom">Programmes it has taken over.</param>
    /// <param name="SeatPolicy">Who gets a seat first; none where that of the movement counts.</param>
    public sealed record Response(
        ProgrammeItem Programme, IReadOnlyList<ProgrammeModule> Modules, IReadOnlyList<EquivalenceItem> Equivalences,
        IReadOnlyList<Guid> InheritedFrom, SeatPolicyItem? SeatPolicy);

    /// <param name="Id">Identity of the equivalence.</param>
    /// <param name="ModuleCode">The module. <example>e-commerce</example></param>
    /// <param name="CourseId">The course that counts as well.</param>
    /// <param name="ValidFrom">First day on which it may have been completed.</param>
    /// <param name="ValidTo">The first day after the last.</param>
    /// <param name="Source">The decision. <example>Công văn 21/SKHCN</example></param>
    public sealed record EquivalenceItem(
        Guid Id, string ModuleCode, Guid CourseId, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

    /// <param name="Version">Number of the policy. <example>1</example></param>
    /// <param name="Audiences">First come those named first. <c>cadre</c></param>
    /// <param name="Source">The decision. <example>Kế hoạch 120/KH-UBND</example></param>
    /// <param name="ValidFrom">From when it counts.</param>
    public sealed record SeatPolicyItem(int Version, string[] Audiences, string Source, DateTimeOffset ValidFrom);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        if (programme is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(programme.RowVersion);
        return TypedResults.Ok(await Describe(programme, db, cancellationToken));
    }

    internal static async Task<Response> Describe(
        Programme programme, CourseDbContext db, CancellationToken cancellationToken)
    {
        var (id, number) = (programme.Id, programme.NewestVersion);
        var version = await db.ProgrammeVersions.AsNoTracking()
            .SingleAsync(version => version.ProgrammeId == id && version.Number == number, cancellationToken);
        var equivalences = await db.ProgrammeEquivalences.AsNoTracking().Where(equal => equal.ProgrammeId == id)
            .OrderBy(equal => equal.Id)
            .Select(e => new EquivalenceItem(e.Id, e.ModuleCode, e.CourseId, e.ValidFrom, e.ValidTo, e.Source))
            .ToListAsync(cancellationToken);
        var inherited = await db.Programmes.Where(older => older.SucceededBy == id)
            .OrderBy(older => older.Id).Select(older => older.Id).ToListAsync(cancellationToken);
        var policy = await db.ProgrammeSeatPolicies.AsNoTracking()
            .Where(policy => policy.ProgrammeId == id)
            .OrderByDescending(policy => policy.Version)
            .Select(p => new SeatPolicyItem(p.Version, p.Audiences, p.Source, p.ValidFrom))
            .FirstOrDefaultAsync(cancellationToken);
        return new Response(
            new ProgrammeItem(
                id, programme.Code, programme.OwnerAreaId, number, version.TitleVi, version.TitleEn, version.Issuer,
                programme.SucceededBy, programme.SucceededOn),
            version.Modules, equivalences, inherited, policy);
    }
}
