using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// Registers a commune below a province or a village below a commune. Its identity follows from what was sent, so the
/// same request again finds the same unit.
/// </summary>
internal static class RegisterArea
{
    public sealed record Request(
        Guid ParentId,
        AreaLevel Level,
        [StringLength(20, MinimumLength = 1)] string Type,
        [StringLength(200, MinimumLength = 1)] string Name,
        DateOnly ValidFrom,
        [RegularExpression(@"[0-9]{5}\z", ErrorMessage = "Mã gồm 5 chữ số / The code has 5 digits")]
        string? Code = null,
        [StringLength(200, MinimumLength = 1)] string? Decree = null);

    internal static async Task<Results<Created<GetArea.Response>, Ok<GetArea.Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, TimeProvider time, ILogger<Area> logger,
        CancellationToken cancellationToken)
    {
        await AreaMap.Hold(db, cancellationToken);
        var parent = await db.Areas.Within(scope)
            .SingleOrDefaultAsync(a => a.Id == request.ParentId, cancellationToken);
        if (parent is null)
            return AreaProblems.Unknown();

        var now = time.GetUtcNow();
        var name = VietnameseText.Clean(request.Name);
        if (Refuse(parent, request, name) is { } refusal)
            return refusal;

        var facts = new AreaFacts(
            parent.Id, request.Type, request.Code, name, request.ValidFrom, Decree: request.Decree);
        var area = Area.Register(parent, facts, now);
        if (await Existing(area.Id, db, cancellationToken) is { } existing)
            return Same(existing, area, now);

        db.Areas.Add(area);
        db.AddEvent(area.Announce(area.Versions[^1], now));
        db.Database.AutoSavepointsEnabled = true; // a loser of the race reads the winner afterwards
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e)
            when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear(); // the same request at the same moment was first
            return Same((await Existing(area.Id, db, cancellationToken))!, area, now);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.ExclusionViolation
        } overlap)
        {
            return overlap.ConstraintName is AreaVersionConfiguration.OneAreaPerCode
                ? AreaProblems.CodeTaken()
                : AreaProblems.NameTaken();
        }

        Log.AreaRegistered(logger, area.Id, area.ParentId);
        return TypedResults.Created($"areas/{area.Id}", GetArea.Describe(area, now));
    }

    private static ProblemHttpResult? Refuse(Area parent, Request request, string name) => parent.Level.Below() switch
    {
        null => AreaProblems.TooDeep(),
        { } level when level != request.Level => AreaProblems.LevelNotBelow(),
        { } level when !level.Allows(request.Type) => AreaProblems.TypeNotOfLevel(),
        _ when parent.State is AreaState.Ended or AreaState.Divided => AreaProblems.IsNoMore(),
        AreaLevel.Commune when request.Code is null => AreaProblems.CodeMissing(),
        AreaLevel.Village when request.Code is not null => AreaProblems.CodeNotAllowed(),
        _ when !VietnameseText.IsName(name) => AreaProblems.NameInvalid(),
        _ when request.ValidFrom.Year is < 1900 or > 2999 => AreaProblems.DateInvalid(),
        _ => null,
    };

    private static Task<Area?> Existing(Guid id, LearnerDbContext db, CancellationToken cancellationToken) =>
        db.Areas.AsNoTracking().Include(a => a.Versions).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>
    /// A national code registered again under another name or parent is another unit, not a repeated request.
    /// </summary>
    private static Results<Created<GetArea.Response>, Ok<GetArea.Response>, ProblemHttpResult> Same(
        Area existing, Area requested, DateTimeOffset now) =>
        existing.ParentId == requested.ParentId && existing.Versions.Any(v => v.Name == requested.Versions[^1].Name)
            ? TypedResults.Ok(GetArea.Describe(existing, now))
            : AreaProblems.CodeTaken();
}
