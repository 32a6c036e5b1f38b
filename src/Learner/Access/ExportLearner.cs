using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

/// <summary>
/// Everything this service keeps about a person, for that person: as JSON, or with <c>Accept: text/html</c> as a page
/// to read and print.
/// </summary>
internal static class ExportLearner
{
    /// <param name="ExportedAt">When it was made.</param>
    /// <param name="Person">The person.</param>
    /// <param name="Sections">What hangs on the person, by section.</param>
    public sealed record Response(
        DateTimeOffset ExportedAt, Subject Person, IReadOnlyDictionary<string, object> Sections);

    /// <param name="Id">Identity of the learner.</param>
    /// <param name="FullName">Legal name.</param>
    /// <param name="BirthDate">As precise as it is known.</param>
    /// <param name="Sex">As registered.</param>
    /// <param name="CitizenId">The whole number: it is the person&apos;s own.</param>
    /// <param name="Phone">E.164.</param>
    /// <param name="PreferredLanguage">BCP 47 tag.</param>
    /// <param name="AreaId">Village or commune.</param>
    /// <param name="State">Whether the person is active.</param>
    /// <param name="RegisteredAt">When the registration was made.</param>
    /// <param name="RestrictedAt">Since when processing is restricted.</param>
    /// <param name="OtherIds">Registrations that were merged into this one.</param>
    public sealed record Subject(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone,
        string PreferredLanguage, Guid AreaId, LearnerState State, DateTimeOffset RegisteredAt,
        DateTimeOffset? RestrictedAt, IReadOnlyList<Guid> OtherIds);

    /// <param name="id">Identity of the learner.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens what is sealed.</param>
    /// <param name="records">Everything that hangs on the learner.</param>
    /// <param name="log">Is written first.</param>
    /// <param name="http">Which form is wanted.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, ContentHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, PersonalRecords records, AccessLog log,
        HttpContext http, TimeProvider time, CancellationToken cancellationToken)
    {
        if (log.Purpose() is null)
            return AccessProblems.PurposeRequired();

        var currentId = await db.CurrentId(id, cancellationToken);
        var learner = await db.Learners.AsNoTracking().Within(scope).Include(learner => learner.Key)
            .SingleOrDefaultAsync(learner => learner.Id == currentId, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();

        try
        {
            await log.Write(AccessAction.Export, [currentId], reason: null, cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException or NpgsqlException)
        {
            return AccessProblems.LogUnavailable();
        }

        var ids = await db.AllIds(currentId, cancellationToken);
        var export = new Response(
            time.GetUtcNow(), Describe(learner, vault, [.. ids.Where(other => other != currentId)]),
            await records.Export(currentId, cancellationToken));
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Ok(export);

        var page = ExportPage.Render(JsonSerializer.SerializeToElement(export, Json.Commands));
        return TypedResults.Content(page, "text/html; charset=utf-8");
    }

    private static Subject Describe(Learner learner, PersonalDataVault vault, IReadOnlyList<Guid> otherIds) => new(
        learner.Id, learner.FullName, learner.BirthDate.ToString(), learner.Sex,
        learner.CitizenIdOf(vault)?.Digits, vault.OpenPhone(learner.PhoneSealed, learner.Key),
        learner.PreferredLanguage, learner.AreaId, learner.State, learner.RegisteredAt, learner.RestrictedAt, otherIds);
}
