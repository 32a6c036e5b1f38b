using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>The people of an area and everything below it, in the order of their names without marks.</summary>
internal static class ListLearners
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="CitizenId">Masked: first and last digit.</param>
    public sealed record Item(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone, Guid AreaId);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, SortCursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        PersonalDataVault vault, CancellationToken cancellationToken)
    {
        if (areaId is not null && !await db.Areas.Within(scope).AnyAsync(area => area.Id == areaId, cancellationToken))
            return TypedResults.NotFound();

        var after = cursor ?? SortCursor.Start;
        var size = limit ?? Cursor.DefaultLimit;
        var page = await db.Learners.AsNoTracking().Within(areaId is { } id ? new AreaScope(id) : scope)
            .Where(learner => EF.Functions.GreaterThan(
                ValueTuple.Create(learner.FoldName, learner.Id), ValueTuple.Create(after.Key, after.Id)))
            .OrderBy(learner => learner.FoldName).ThenBy(learner => learner.Id)
            .Take(size + 1)
            .Select(learner => new
            {
                learner.FoldName,
                learner.BirthDate,
                learner.PhoneSealed,
                learner.Key,
                Item = new Item(
                    learner.Id, learner.FullName, "", learner.Sex, learner.CitizenIdMasked,
                    null, learner.AreaId),
            })
            .ToListAsync(cancellationToken);
        var last = page.Count > size ? page[size - 1] : null;
        return TypedResults.Ok(new Response(
            [
                .. page.Take(size).Select(row => row.Item with
                {
                    BirthDate = row.BirthDate.ToString(),
                    Phone = vault.OpenPhone(row.PhoneSealed, row.Key),
                }),
            ],
            last is null ? null : new SortCursor(last.FoldName, last.Item.Id).ToString()));
    }
}
