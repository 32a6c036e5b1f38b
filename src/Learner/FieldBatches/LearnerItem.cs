using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Duplicates;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>
/// A person whom a device registered offline. Whoever may be somebody known is registered all the same: the device has
/// gone on to work with that id.
/// </summary>
internal sealed class LearnerItem(PersonalDataVault vault) : IFieldItemHandler
{
    private sealed record Person(
        string FullName, string BirthDate, Sex Sex, string? CitizenId = null, string? Phone = null,
        IReadOnlyList<string>? Audiences = null, string? PreferredLanguage = null);

    public string Kind => "learner";

    public async Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        if (item.Operation is not FieldOperation.Create)
            return FieldBatchProblems.OnlineOnly;
        if (Read(item.Data) is not { } person)
            return FieldBatchProblems.ItemInvalid;

        var errors = new List<FieldFinding>();
        var draft = LearnerDraft.Parse(Raw(person), VietnamTime.DateOf(context.Now), errors);
        if (draft is null)
            return FieldOutcome.Rejected(
                errors[0].Finding.Code, string.Join(' ', errors.Select(error => error.Finding.Vi)),
                string.Join(' ', errors.Select(error => error.Finding.En)));

        var db = context.Db;
        var level = await db.Areas.Where(area => area.Id == item.AreaId).Select(area => area.Level)
            .SingleAsync(cancellationToken);
        if (level is AreaLevel.Province)
            return FieldBatchProblems.AreaNotForLearners;
        if (await db.Learners.AsNoTracking().SingleOrDefaultAsync(l => l.Id == item.TargetId, cancellationToken)
            is { } there)
        {
            return there.FoldName == draft.FoldName && there.BirthDate == draft.BirthDate
                ? FieldOutcome.Unchanged
                : FieldBatchProblems.TargetTaken;
        }

        return await Register(item, draft, context, cancellationToken);
    }

    private async Task<FieldOutcome> Register(
        FieldItem item, LearnerDraft draft, FieldContext context, CancellationToken cancellationToken)
    {
        var (db, now) = (context.Db, item.RecordedAt < context.Now ? item.RecordedAt.ToUniversalTime() : context.Now);
        var similar = await SimilarPeople.Find(db, vault, draft, item.AreaId, cancellationToken);
        List<DuplicatePair> pairs =
            [.. similar.Select(one => one.PairWith(item.TargetId) with { Reason = DuplicateReason.FieldDevice })];
        if (await Holder(db, draft, cancellationToken) is { } holder)
        {
            // One number is one person's: the second registration is kept without it until the two are compared.
            draft = draft with { CitizenId = null };
            pairs.RemoveAll(pair => pair.One == holder);
            pairs.Add(new DuplicatePair(holder, item.TargetId, DuplicateReason.CitizenIdConflict, 95));
        }

        var (learner, events) = Learner.Register(draft, item.AreaId, vault, now, id: item.TargetId);
        db.Learners.Add(learner);
        foreach (var evt in events)
            db.AddEvent(evt);
        await db.SaveChangesAsync(cancellationToken);
        if (pairs.Count == 0)
            return FieldOutcome.Stored;
        await DuplicateQueue.Add(db, pairs, "field", context.Now, cancellationToken);
        return FieldOutcome.DuplicateQueued;
    }

    private async Task<Guid?> Holder(LearnerDbContext db, LearnerDraft draft, CancellationToken cancellationToken)
    {
        if (draft.CitizenId is not { } citizenId)
            return null;
        var index = vault.BlindIndex(citizenId);
        return await db.Learners.Where(learner => learner.CitizenIdIndex == index)
            .Select(learner => (Guid?)learner.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static Person? Read(JsonElement data)
    {
        try
        {
            return data.Deserialize<Person>(Json.Commands);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RawLearner Raw(Person person) => new(
        person.FullName, person.BirthDate, person.Sex.ToString(), person.CitizenId?.Trim() ?? "",
        person.Phone?.Trim() ?? "", person.Audiences ?? [], person.PreferredLanguage ?? "");
}
