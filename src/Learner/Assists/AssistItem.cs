using Microsoft.EntityFrameworkCore;
using Platform.Learners.FieldBatches;
using Platform.Learners.Households;

namespace Platform.Learners.Assists;

/// <summary>
/// Help that a device recorded offline under an id of its own. Its target is the person; who registered that person may
/// be another device that has not come yet.
/// </summary>
internal sealed class AssistItem(TimeProvider time) : IFieldItemHandler
{
    public string Kind => "assist";

    public async Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        if (item.Operation is not FieldOperation.Create)
            return FieldBatchProblems.OnlineOnly;
        if (item.Read<RecordAssist.Request>() is not { } request)
            return FieldBatchProblems.ItemInvalid;
        if (request.LearnerId is { } learnerId && learnerId == item.TargetId && !await context.Db.Learners
            .IgnoreQueryFilters().AnyAsync(learner => learner.Id == learnerId, cancellationToken))
            return FieldOutcome.ParentPending;

        var (_, isNew, refusal) = await RecordAssist.Record(
            request with { Id = item.ItemId, AreaId = item.AreaId }, context.Scope, context.Actor, context.Db, time,
            cancellationToken);
        return FieldAnswers.Of(isNew, refusal);
    }
}
