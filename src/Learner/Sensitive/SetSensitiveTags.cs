using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Consents;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

/// <summary>
/// All that is known of a person in these matters: what is not sent ends, and its value is destroyed. Each kind needs a
/// consent to its own purpose. The answer repeats no value: whoever sent them knows them.
/// </summary>
internal static class SetSensitiveTags
{
    /// <param name="Tags">Each kind once at most.</param>
    public sealed record Request([MaxLength(4)] IReadOnlyList<Tag> Tags);

    /// <param name="Kind">What it tells.</param>
    /// <param name="Value">Code of its list: <c>01</c> to <c>55</c> or <c>99</c> for an ethnic group.</param>
    public sealed record Tag(SensitiveKind Kind, [StringLength(20, MinimumLength = 1)] string Value);

    /// <param name="Items">What is known now.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Kind">What it tells.</param>
    /// <param name="ValidFrom">Since when it is known.</param>
    public sealed record Item(SensitiveKind Kind, DateOnly ValidFrom);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<SensitiveTag> logger,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Lock([id], cancellationToken);
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        if (request.Tags.FirstOrDefault(tag => !tag.Kind.Knows(tag.Value)) is { } unknown)
            return SensitiveProblems.ValueUnknown(unknown.Kind);
        var wanted = request.Tags.GroupBy(tag => tag.Kind).ToDictionary(tags => tags.Key, tags => tags.First().Value);
        if (wanted.Count < request.Tags.Count)
            return SensitiveProblems.KindTwice();
        var missing = wanted.Keys.Select(kind => kind.Purpose())
            .Except(await Consented(id, db, cancellationToken)).ToList();
        if (missing.Count > 0)
            return SensitiveProblems.ConsentRequired(missing);

        db.Expect(learner, ifMatch);
        db.Entry(learner).Property(row => row.PreferredLanguage).IsModified = true; // tags are part of the version
        var now = time.GetUtcNow();
        var person = await db.AllIds(id, cancellationToken);
        var tags = await db.SensitiveTags.AsNoTracking().Live([id]).ToListAsync(cancellationToken);
        var keys = await tags.Keys(db, cancellationToken);
        var known = tags.ToDictionary(tag => tag.Kind, tag => tag.Open(vault, keys));
        foreach (var kind in Enum.GetValues<SensitiveKind>())
        {
            if (wanted.GetValueOrDefault(kind) == known.GetValueOrDefault(kind))
                continue;
            await db.SensitiveTags.Live(person).Where(tag => tag.Kind == kind)
                .End(VietnamTime.DateOf(now), cancellationToken);
            if (wanted.TryGetValue(kind, out var value))
            {
                var line = await LineOf(person, kind.Purpose(), db, cancellationToken);
                db.SensitiveTags.Add(New(learner, kind, value, line, user.Identity!.Name!, vault, now));
            }

            SensitiveLog.TagChanged(logger, id, kind);
        }

        await db.SaveLearner(cancellationToken);
        var items = await db.SensitiveTags.AsNoTracking().Live([id])
            .Select(tag => new Item(tag.Kind, tag.ValidFrom)).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        response.Headers.ETag = db.ETag(learner);
        return TypedResults.Ok(new Response([.. items.OrderBy(item => item.Kind)]));
    }

    /// <summary>Held until the end: nobody withdraws between the question and the answer.</summary>
    private static async Task<List<string>> Consented(
        Guid id, LearnerDbContext db, CancellationToken cancellationToken) =>
        (await db.Consents.FromSql($"SELECT * FROM consents WHERE learner_id = {id} ORDER BY purpose FOR SHARE")
            .AsNoTracking().ToListAsync(cancellationToken))
        .Where(consent => consent.State is ConsentState.Given).Select(consent => consent.Purpose).ToList();

    private static Task<Guid> LineOf(
        List<Guid> person, string purpose, LearnerDbContext db, CancellationToken cancellationToken) =>
        db.ConsentEntries.Where(line => person.Contains(line.LearnerId) && line.Purpose == purpose)
            .Where(line => line.Kind == ConsentKind.Granted)
            .OrderByDescending(line => line.Id).Select(line => line.Id).FirstAsync(cancellationToken);

    private static SensitiveTag New(
        Learner learner, SensitiveKind kind, string value, Guid line, string actor, PersonalDataVault vault,
        DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learner.Id,
            Kind = kind,
            Purpose = kind.Purpose(),
            ValueSealed = vault.Seal(learner.KeyOf(vault, now), SealedField.Sensitive, value),
            SealedFor = learner.Id,
            ConsentEntryId = line,
            ValidFrom = VietnamTime.DateOf(now),
            Actor = actor,
            RecordedAt = now,
        };
}
