using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>What was changed about a person, oldest first: by whom, why, and what was there before.</summary>
internal static class ListCorrections
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Field">Code of the field; a citizen id is shown masked.</param>
    public sealed record Item(
        Guid Id, string Field, string? Old, string? New, string? Reason, string Actor, DateTimeOffset At);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        PersonalDataVault vault, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.AsNoTracking().Within(scope).Include(learner => learner.Key)
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.LearnerCorrections.AsNoTracking()
            .Where(correction => correction.LearnerId == id && correction.Id > after)
            .OrderBy(correction => correction.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [
                .. rows.Take(size).Select(row => new Item(
                    row.Id, row.Field, Value(row, SealedField.OldValue, row.OldSealed),
                    Value(row, SealedField.NewValue, row.NewSealed), Open(SealedField.Reason, row.ReasonSealed),
                    row.Actor, row.At)),
            ],
            Cursor.Next(rows, size, row => row.Id)));

        string? Value(LearnerCorrection row, SealedField field, byte[]? value)
        {
            var text = Open(field, value);
            var isNumber = row.Field == FieldChange.Code(LearnerField.CitizenId);
            return isNumber && CitizenId.TryParse(text ?? "", out var number) ? number.ToString() : text;
        }

        string? Open(SealedField field, byte[]? value) =>
            value is null ? null : vault.OpenText(learner.Key!, field, value);
    }
}
