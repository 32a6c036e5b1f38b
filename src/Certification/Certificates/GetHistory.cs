using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>Everything that was done with a certificate, who decided it and why, oldest first.</summary>
internal static class GetHistory
{
    /// <param name="Sequence">Number of the step: that of the event that told of it.</param>
    /// <param name="Action">What was done.</param>
    /// <param name="At">When.</param>
    /// <param name="By">Who decided it; <c>platform</c> where nobody had to. <example>platform</example></param>
    /// <param name="ReasonCode">Code of the reason. <example>signed</example></param>
    /// <param name="Reason">Words for the record.</param>
    /// <param name="SuccessorId">The certificate in its place, or of the next cycle.</param>
    public sealed record Change(
        long Sequence, CertificateAction Action, DateTimeOffset At, string By, string? ReasonCode, string? Reason,
        Guid? SuccessorId);

    /// <param name="Id">The certificate.</param>
    /// <param name="PredecessorId">The certificate it corrects or renews.</param>
    /// <param name="Changes">The steps, oldest first.</param>
    public sealed record Response(Guid Id, Guid? PredecessorId, IReadOnlyList<Change> Changes);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken) =>
        await db.Certificates.AsNoTracking().Within(scope, db.Areas).Where(c => c.Id == id)
            .Select(c => new Response(
                c.Id, c.PredecessorId,
                c.Changes.OrderBy(change => change.Sequence)
                    .Select(change => new Change(
                        change.Sequence, change.Action, change.At, change.By, change.ReasonCode, change.Reason,
                        change.SuccessorId))
                    .ToList()))
            .SingleOrDefaultAsync(cancellationToken) is { } history
            ? TypedResults.Ok(history)
            : TypedResults.NotFound();
}
