using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>
/// Reports how an airing went. What is on paper or on a page takes a proof. A loudspeaker that failed is tried again in
/// the next slot; the same report again changes nothing.
/// </summary>
internal static class ReportAiring
{
    private static readonly TimeSpan Repair = TimeSpan.FromMinutes(30);

    /// <param name="Outcome">How it went.</param>
    /// <param name="ReasonCode">What went wrong. <example>power-cut</example></param>
    /// <param name="Proof">A link or the number of a document.</param>
    /// <param name="RetryAt">When it is tried again; the next slot of loudspeakers where nothing is named.</param>
    public sealed record Request(
        AiringOutcome Outcome,
        [RegularExpression("[a-z][a-z0-9-]{1,39}\\z")] string? ReasonCode = null,
        AiringProof? Proof = null,
        DateTimeOffset? RetryAt = null);

    /// <param name="Kind">What it is.</param>
    /// <param name="Value">An https address, or where it is filed. <example>Báo Phú Thọ 5123</example></param>
    public sealed record AiringProof(ProofKind Kind, [StringLength(500, MinimumLength = 3)] string Value);

    public enum AiringOutcome
    {
        /// <summary>Was aired or published.</summary>
        Aired,

        /// <summary>Was aired in a part of the place, or broken off.</summary>
        PartlyAired,

        /// <summary>Was not.</summary>
        Failed,
    }

    internal static async Task<Results<Ok<ListAirings.Item>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid airingId, Request request, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        IOptions<BulletinOptions> options, TimeProvider time, ILogger<Bulletin> logger,
        CancellationToken cancellationToken)
    {
        var airing = await db.BulletinAirings.Locked(id, airingId).Within(scope, db)
            .SingleOrDefaultAsync(cancellationToken);
        if (airing is null)
            return TypedResults.NotFound();
        if (airing.IsReported)
        {
            return airing.State.ToString() == request.Outcome.ToString()
                ? TypedResults.Ok(ListAirings.Describe(airing))
                : BulletinProblems.AlreadyReported;
        }

        var state = await db.Bulletins.Where(bulletin => bulletin.Id == id).Select(bulletin => bulletin.State)
            .SingleAsync(cancellationToken);
        if (state is not BulletinState.Approved)
            return BulletinProblems.NotApproved;

        var now = time.GetUtcNow();
        if (Refusal(request, airing, options.Value, now) is { } refusal)
            return refusal;
        if (request.Outcome is AiringOutcome.Failed)
        {
            var (failed, retry) = airing.Fail(
                request.ReasonCode!, RetryAt(request, airing, options.Value, now), user.Actor(), now);
            db.AddEvent(failed);
            // What is planned for that slot anyway is the next attempt.
            if (retry is not null && !await db.BulletinAirings.AnyAsync(
                planned => planned.BulletinId == id && planned.AreaId == retry.AreaId
                    && planned.Channel == retry.Channel && planned.SlotAt == retry.SlotAt,
                cancellationToken))
                db.BulletinAirings.Add(retry);
        }
        else
        {
            db.AddEvent(airing.Air(
                request.Outcome is AiringOutcome.Aired, request.Proof?.Kind, request.Proof?.Value, user.Actor(), now));
        }

        await db.SaveChangesAsync(cancellationToken);
        BulletinLog.AiringReported(logger, airingId, airing.State);
        return TypedResults.Ok(ListAirings.Describe(airing));
    }

    private static ProblemHttpResult? Refusal(
        Request request, BulletinAiring airing, BulletinOptions options, DateTimeOffset now)
    {
        if (request.Outcome is AiringOutcome.Failed)
        {
            if (request.ReasonCode is null)
                return BulletinProblems.ReasonNeeded;
            return request.RetryAt is { } slot && (slot <= now || slot - now > TimeSpan.FromDays(31)
                || (airing.Channel is BulletinChannel.Loudspeaker && !AiringSlots.Allow(options, slot)))
                ? BulletinProblems.SlotInvalid
                : null;
        }

        if (airing.SlotAt > now)
            return BulletinProblems.StillToCome;
        var isProof = request.Proof is { } proof && (proof.Kind is not ProofKind.Link
            || (Uri.TryCreate(proof.Value, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps));
        return isProof || (request.Proof is null && airing.Channel is BulletinChannel.Loudspeaker)
            ? null
            : BulletinProblems.ProofNeeded;
    }

    /// <summary>Somebody needs a moment to repair it; after some attempts somebody has to look after it.</summary>
    private static DateTimeOffset? RetryAt(
        Request request, BulletinAiring airing, BulletinOptions options, DateTimeOffset now) =>
        request.RetryAt?.ToUniversalTime()
        ?? (airing.Channel is BulletinChannel.Loudspeaker && airing.Attempt < options.MaxAttempts
            ? AiringSlots.Next(options, (now > airing.SlotAt ? now : airing.SlotAt) + Repair)
            : null);
}
