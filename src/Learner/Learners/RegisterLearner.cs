using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Duplicates;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

internal static class RegisterLearner
{
    /// <param name="FullName">Legal name, 1 to 200 characters.</param>
    /// <param name="BirthDate">ISO 8601, as precise as it is known: <c>1948</c>, <c>1948-05</c>,
    /// <c>1990-03-12</c>.</param>
    /// <param name="Sex">As registered.</param>
    /// <param name="AreaId">Village, or the commune where the village is not known.</param>
    /// <param name="CitizenId">12 digits; some people have none. <example>019048000301</example></param>
    /// <param name="Phone">Vietnamese mobile number; may be shared.</param>
    /// <param name="Audiences">Codes; <c>citizen</c> where none is named.</param>
    /// <param name="PreferredLanguage">BCP 47 tag; <c>vi</c> where none is named.</param>
    /// <param name="Device">What the person can practise with, where somebody asked.</param>
    public sealed record Request(
        [StringLength(400, MinimumLength = 1)] string FullName,
        [RegularExpression(@"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z")] string BirthDate,
        Sex Sex,
        Guid AreaId,
        [StringLength(20)] string? CitizenId = null,
        [StringLength(30)] string? Phone = null,
        [MaxLength(20)] IReadOnlyList<string>? Audiences = null,
        [StringLength(35)] string? PreferredLanguage = null,
        DeviceUse? Device = null);

    public sealed record Response(Guid Id, IReadOnlyList<Warning> Warnings);

    public sealed record Warning(string Field, string Code, string Message, string MessageEn);

    internal static async Task<Results<Created<Response>, ValidationProblem, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        ILogger<Learner> logger, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var errors = new List<FieldFinding>();
        if (LearnerDraft.Parse(Raw(request), VietnamTime.DateOf(now), errors) is not { } draft)
            return TypedResults.ValidationProblem(Describe(errors));

        var area = await db.Areas.Within(scope).Where(a => a.Id == request.AreaId)
            .Select(a => new { a.Level }).SingleOrDefaultAsync(cancellationToken);
        if (area is null)
            return AreaProblems.Unknown();
        if (area.Level is AreaLevel.Province)
            return AreaProblems.NotForLearners();

        var similar = await SimilarPeople.Find(db, vault, draft, request.AreaId, cancellationToken);
        var (learner, events) = Learner.Register(draft, request.AreaId, vault, now);
        db.Learners.Add(learner);
        if (request.Device is { } device && learner.Use(device) is not null)
            await LearnerDevice.Change(db, learner, VietnamTime.DateOf(now), cancellationToken);
        foreach (var evt in events)
            db.AddEvent(evt);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: LearnerConfiguration.OneLearnerPerCitizenId
        })
        {
            return LearnerProblems.CitizenIdInUse;
        }

        await DuplicateQueue.Add(
            db, [.. similar.Select(person => person.PairWith(learner.Id))], "officer", now, cancellationToken);
        Log.LearnerRegistered(logger, learner.Id, learner.AreaId);
        var warnings = similar.Exists(person => person.IsNeighbour)
            ? draft.Warnings().Append(new FieldFinding(LearnerField.FullName, Finding.PossibleDuplicate))
            : draft.Warnings();
        return TypedResults.Created($"learners/{learner.Id}", new Response(
            learner.Id,
            [.. warnings.Select(w => new Warning(Name(w.Field), w.Finding.Code, w.Finding.Vi, w.Finding.En))]));
    }

    private static RawLearner Raw(Request request) => new(
        request.FullName, request.BirthDate, request.Sex.ToString(), request.CitizenId?.Trim() ?? "",
        request.Phone?.Trim() ?? "", request.Audiences ?? [], request.PreferredLanguage ?? "");

    internal static Dictionary<string, string[]> Describe(IEnumerable<FieldFinding> errors) =>
        errors.ToDictionary(e => Name(e.Field), e => new[] { Text(e.Finding) });

    internal static string Name(LearnerField field) =>
        field is LearnerField.Village ? "areaId" : JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static string Text(Finding finding) => $"{finding.Vi} / {finding.En}";
}
