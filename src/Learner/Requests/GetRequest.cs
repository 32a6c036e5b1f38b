using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>What a person demanded, by when it is owed, and what became of it.</summary>
internal static class GetRequest
{
    /// <param name="Id">Of the request.</param>
    /// <param name="LearnerId">Who demanded it.</param>
    /// <param name="Kind">What is demanded.</param>
    /// <param name="Channel">How it came.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="ReceivedOn">Day of receipt; not counted.</param>
    /// <param name="AcknowledgeBy">Last day to acknowledge it, in working days.</param>
    /// <param name="DueOn">Last day to do it, in calendar days.</param>
    /// <param name="ThirdPartyDueOn">The same where others who hold the data act too.</param>
    /// <param name="CalendarIncomplete">The holidays of that year were not known yet.</param>
    /// <param name="Overdue">Whether one of the days has passed.</param>
    /// <param name="ExtendedByDays">By how much it was extended.</param>
    /// <param name="AcknowledgedAt">When it was acknowledged.</param>
    /// <param name="ClosedAt">When it was done or refused.</param>
    /// <param name="RefusalCode">Why it was refused, as a code.</param>
    /// <param name="Restricted">Whether the person was restricted with it.</param>
    /// <param name="Details">What exactly is demanded; like the two reasons, in the answer to a GET only.</param>
    /// <param name="ExtensionReason">Why it was extended.</param>
    /// <param name="RefusalReason">Why it was refused, in the words the person is told.</param>
    /// <param name="ErasureIds">The erasures it began: one for each registration of the person.</param>
    public sealed record Response(
        Guid Id, Guid LearnerId, RequestKind Kind, string Channel, RequestState State, DateOnly ReceivedOn,
        DateOnly AcknowledgeBy, DateOnly DueOn, DateOnly? ThirdPartyDueOn, bool CalendarIncomplete, bool Overdue,
        int? ExtendedByDays, DateTimeOffset? AcknowledgedAt, DateTimeOffset? ClosedAt, string? RefusalCode,
        bool Restricted, string? Details, string? ExtensionReason, string? RefusalReason,
        IReadOnlyList<Guid> ErasureIds) : IShowsPeople
    {
        IEnumerable<Guid> IShowsPeople.Shown() => [LearnerId];
    }

    /// <param name="id">Of the request.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens the words.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the ETag.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var request = await db.DataRequests.Within(scope).Whole()
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
        if (request is null)
            return TypedResults.NotFound();

        var shown = await Show(request, db, time, response, cancellationToken);
        return TypedResults.Ok(shown with
        {
            Details = Open(SealedField.Note, request.DetailsSealed),
            ExtensionReason = Open(SealedField.Reason, request.ExtensionReasonSealed),
            RefusalReason = Open(SealedField.Reason, request.RefusalReasonSealed),
        });

        // Of who was erased there is no key any more.
        string? Open(SealedField field, byte[]? value) => value is not null && request.Learner.Key is { } key
            ? vault.OpenText(key, field, value)
            : null;
    }

    /// <summary>
    /// What every step answers with, and the ETag for the next. Without words: the answer to a keyed request is stored,
    /// and would be one more place where they stand.
    /// </summary>
    internal static async Task<Response> Show(
        DataRequest request, LearnerDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        response.Headers.ETag = db.ETag(request);
        var erasures = await db.Erasures.Where(erasure => erasure.RequestId == request.Id)
            .Select(erasure => erasure.Id).ToListAsync(cancellationToken);
        return new Response(
            request.Id, request.LearnerId, request.Kind, request.Channel, request.State, request.ReceivedOn,
            request.AcknowledgeBy, request.DueOn, request.ThirdPartyDueOn, request.CalendarIncomplete,
            request.IsOverdue(VietnamTime.Today(time)), request.ExtendedByDays, request.AcknowledgedAt,
            request.ClosedAt, request.RefusalCode, request.Restricted, null, null, null, erasures);
    }
}
