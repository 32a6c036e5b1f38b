using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.FieldBatches;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>A household that a device recorded offline: the identity it gave stays.</summary>
internal sealed class HouseholdItem(PersonalDataVault vault, TimeProvider time, ILogger<Household> logger)
    : IFieldItemHandler
{
    public string Kind => "household";

    public async Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        if (item.Read<FormHousehold.Request>() is not { } request)
            return FieldBatchProblems.ItemInvalid;
        if (await context.Db.Households.AnyAsync(h => h.Id == item.TargetId, cancellationToken))
            return FieldOutcome.Unchanged;

        var answer = await FormHousehold.Handle(
            request with { Id = item.TargetId, AreaId = item.AreaId }, context.Scope, context.Db, vault, time, logger,
            cancellationToken);
        return answer.Result is ProblemHttpResult refusal ? refusal.AsOutcome() : FieldOutcome.Stored;
    }
}

/// <summary>A visit whose household another device may still bring.</summary>
internal sealed class HouseholdVisitItem(PersonalDataVault vault, TimeProvider time) : IFieldItemHandler
{
    public string Kind => "household-visit";

    public async Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        if (item.Read<RecordVisit.Request>() is not { } request)
            return FieldBatchProblems.ItemInvalid;
        if (!await context.Db.Households.AnyAsync(h => h.Id == item.TargetId, cancellationToken))
            return FieldOutcome.ParentPending;

        var (_, isNew, refusal) = await RecordVisit.Record(
            item.TargetId, request with { Id = item.ItemId }, context.Scope, context.Actor, context.Db, vault, time,
            cancellationToken);
        return FieldAnswers.Of(isNew, refusal);
    }
}

/// <summary>A guidance whose household another device may still bring.</summary>
internal sealed class HouseholdGuideItem(TimeProvider time) : IFieldItemHandler
{
    public string Kind => "household-guide";

    public async Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        if (item.Read<RecordGuidance.Request>() is not { } request)
            return FieldBatchProblems.ItemInvalid;
        if (!await context.Db.Households.AnyAsync(h => h.Id == item.TargetId, cancellationToken))
            return FieldOutcome.ParentPending;

        var (_, isNew, refusal) = await RecordGuidance.Record(
            item.TargetId, request with { Id = item.ItemId }, context.Scope, context.Db, time, cancellationToken);
        return FieldAnswers.Of(isNew, refusal);
    }
}

/// <summary>The answers of the endpoints, as a device gets them for a record of a batch.</summary>
internal static class FieldAnswers
{
    public static FieldOutcome Of(bool isNew, ProblemHttpResult? refusal) =>
        refusal?.AsOutcome() ?? (isNew ? FieldOutcome.Stored : FieldOutcome.Unchanged);

    public static FieldOutcome AsOutcome(this ProblemHttpResult refusal) => FieldOutcome.Rejected(
        (string)refusal.ProblemDetails.Extensions["code"]!, refusal.ProblemDetails.Title!,
        (string)refusal.ProblemDetails.Extensions["titleEn"]!);

    /// <returns>Nothing where the data is not of the kind or breaks a limit that the endpoint would refuse.</returns>
    public static T? Read<T>(this FieldItem item)
        where T : class
    {
        try
        {
            var request = item.Data.Deserialize<T>(Json.Commands);
            return request is not null && FieldLimits.Hold(request) ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
