using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>Where one confirmation stands, and how it came there: each call and each answer that was heard.</summary>
internal static class GetConfirmation
{
    /// <param name="Id">Identity of the confirmation; the reference that went out.</param>
    /// <param name="CertificateId">The certificate.</param>
    /// <param name="LearnerId">Its holder.</param>
    /// <param name="AreaId">Where the course was studied.</param>
    /// <param name="CriterionCode">What was certified. <example>vneid-basics</example></param>
    /// <param name="Cycle">How often the certificate was told, this time included.</param>
    /// <param name="RuleVersion">Version of the rule by which it is judged.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="RequestedAt">When it was asked for.</param>
    /// <param name="RequestedBy">By whom; <c>rule</c> where nobody asked.</param>
    /// <param name="SubmittedAt">When the other side had it.</param>
    /// <param name="ExpiresAt">Until when an answer is waited for.</param>
    /// <param name="EndedAt">When it became final.</param>
    /// <param name="Receipt">What the other side calls its answer. <example>VN-2026-000123</example></param>
    /// <param name="ReasonCode">Why it was rejected.</param>
    /// <param name="Attempts">The calls.</param>
    /// <param name="Answers">The answers heard, also those that came too late.</param>
    public sealed record Response(
        Guid Id, Guid CertificateId, Guid LearnerId, Guid AreaId, string CriterionCode, int Cycle, int RuleVersion,
        ConfirmationState State, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset? SubmittedAt,
        DateTimeOffset? ExpiresAt, DateTimeOffset? EndedAt, string? Receipt, string? ReasonCode,
        IReadOnlyList<Attempt> Attempts, IReadOnlyList<Answer> Answers);

    /// <param name="Number">1 for the first.</param>
    /// <param name="StartedAt">When it was begun.</param>
    /// <param name="EndedAt">When it ended; absent where it was cut off.</param>
    /// <param name="Outcome">How it ended.</param>
    public sealed record Attempt(
        int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, AttemptOutcome? Outcome);

    /// <param name="Receipt">What the other side calls it. <example>VN-2026-000123</example></param>
    /// <param name="Accepted">What it says.</param>
    /// <param name="ReasonCode">Why not.</param>
    /// <param name="DecidedAt">When it was decided there.</param>
    /// <param name="HeardAt">When it was heard here.</param>
    /// <param name="Applied">Whether it became the final state.</param>
    public sealed record Answer(
        string Receipt, bool Accepted, string? ReasonCode, DateTimeOffset DecidedAt, DateTimeOffset HeardAt,
        bool Applied);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Confirmations.AsNoTracking()
            .Where(c => c.Id == id && db.Areas.Any(a => a.Id == c.AreaId && a.Path.Contains(scope.AreaId)))
            .Select(c => new Response(
                c.Id, c.CertificateId, c.LearnerId, c.AreaId, c.CriterionCode, c.Cycle, c.RuleVersion, c.State,
                c.RequestedAt, c.RequestedBy, c.SubmittedAt, c.ExpiresAt, c.EndedAt, c.Receipt, c.ReasonCode,
                db.ConfirmationAttempts.Where(a => a.ConfirmationId == c.Id).OrderBy(a => a.Number)
                    .Select(a => new Attempt(a.Number, a.StartedAt, a.EndedAt, a.Outcome)).ToList(),
                db.ConfirmationAnswers.Where(a => a.ConfirmationId == c.Id).OrderBy(a => a.HeardAt)
                    .Select(a => new Answer(
                        a.Receipt, a.IsAccepted, a.ReasonCode, a.DecidedAt, a.HeardAt, a.IsApplied)).ToList()))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(found);
    }
}
