using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Sensitive;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>
/// Writes into the ledger what a person or the guardian of a child said about a purpose. Nothing is presumed: for a
/// child from seven on both must speak, in any order, and half of it is none. A withdrawal never removes a line.
/// </summary>
internal static class RecordConsent
{
    /// <param name="Purpose">Code of the purpose.</param>
    /// <param name="Kind">Granted or withdrawn.</param>
    /// <param name="Channel">How it was said.</param>
    /// <param name="GivenBy">The learner, or the guardian of a child.</param>
    /// <param name="NoticeHash">What was read before; needed to grant.</param>
    /// <param name="EvidenceReference">Where the paper or the recording is kept.</param>
    /// <param name="GuardianId">The guardian who spoke.</param>
    /// <param name="At">When it was said; now where it is not named.</param>
    public sealed record Request(
        [StringLength(40, MinimumLength = 1)] string Purpose,
        ConsentKind Kind,
        [AllowedValues("paper", "recorded-call", "sms", "web", "app", "field")] string Channel,
        ConsentGiver GivenBy,
        [StringLength(64, MinimumLength = 64), RegularExpression(@"[0-9a-f]{64}\z")] string? NoticeHash = null,
        [StringLength(200, MinimumLength = 1)] string? EvidenceReference = null,
        Guid? GuardianId = null,
        DateTimeOffset? At = null);

    /// <param name="State">What the ledger amounts to now.</param>
    /// <param name="Missing">Who must still speak.</param>
    public sealed record Response(Guid Id, string Purpose, ConsentState State, IReadOnlyList<ConsentGiver> Missing);

    internal static async Task<Results<Created<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, ILogger<Consent> logger, CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var purpose = await db.Purposes.FindAsync([request.Purpose], cancellationToken);
        if (purpose is null)
            return ConsentProblems.PurposeUnknown;

        var now = time.GetUtcNow();
        var at = request.At?.ToUniversalTime() ?? now;
        var today = VietnamTime.DateOf(now);
        var needed = await ChildAge.Needed(db, learner.BirthDate, today, cancellationToken);
        var consent = await Consent.Hold(db, id, purpose.Code, now, cancellationToken);
        if (at > now)
            return ConsentProblems.TimeInvalid;
        if (await RefuseGiver(request, id, needed, today, db, cancellationToken) is { } wrongGiver)
            return wrongGiver;
        if (await RefuseKind(request, purpose, consent, db, cancellationToken) is { } wrongKind)
            return wrongKind;

        var entry = Entry(request, learner, user.Identity!.Name!, at, vault, now);
        db.ConsentEntries.Add(entry);
        object? evt = request.Kind is ConsentKind.Granted
            ? consent.Grant(request.GivenBy, needed, request.Channel, VietnamTime.DateOf(at), now)
            : consent.Withdraw(request.Channel, VietnamTime.DateOf(at), now);
        if (evt is not null)
            db.AddEvent(evt);
        if (request.Kind is ConsentKind.Withdrawn)
            await db.EndTags(await db.AllIds(id, cancellationToken), purpose.Code, today, cancellationToken);
        await db.SaveLearner(cancellationToken);
        ConsentLog.ConsentRecorded(logger, entry.Id, id, purpose.Code, request.Kind);
        return TypedResults.Created(
            "consents", new Response(entry.Id, purpose.Code, consent.State, Missing(consent, needed)));
    }

    private static async Task<ProblemHttpResult?> RefuseGiver(
        Request request, Guid learnerId, Consenters needed, DateOnly today, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (request.GivenBy is ConsentGiver.Self)
            return needed.Self ? null : ConsentProblems.GuardianRequired;
        if (!needed.Guardian)
            return ConsentProblems.NotAChild;
        return await db.Guardians.AnyAsync(
            guardian => guardian.Id == request.GuardianId && guardian.ChildId == learnerId
                && guardian.ValidFrom <= today && (guardian.ValidTo == null || guardian.ValidTo > today),
            cancellationToken)
            ? null
            : ConsentProblems.GuardianUnknown;
    }

    private static async Task<ProblemHttpResult?> RefuseKind(
        Request request, Purpose purpose, Consent consent, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var byConsent = purpose.LegalBasis is LegalBasis.Consent;
        if (!byConsent && !purpose.AllowsObjection)
            return ConsentProblems.NotByConsent;
        if (request.Kind is ConsentKind.Withdrawn)
        {
            var nothing = consent.State is ConsentState.Withdrawn ? !consent.IsPending
                : byConsent && consent.State is ConsentState.None && !consent.IsPending;
            return nothing ? ConsentProblems.ConsentNotGiven : null;
        }

        if (!byConsent && consent.State is not ConsentState.Withdrawn)
            return ConsentProblems.NotByConsent; // nothing to take back: the purpose never needed a yes
        return await db.Notices.AnyAsync(
            notice => notice.Hash == request.NoticeHash && notice.Purpose == purpose.Code, cancellationToken)
            ? null
            : ConsentProblems.NoticeUnknown;
    }

    private static ConsentEntry Entry(
        Request request, Learner learner, string actor, DateTimeOffset at, PersonalDataVault vault,
        DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learner.Id,
            Purpose = request.Purpose,
            Kind = request.Kind,
            NoticeHash = request.Kind is ConsentKind.Granted ? request.NoticeHash : null,
            Channel = request.Channel,
            EvidenceSealed = request.EvidenceReference is { } evidence
            ? vault.Seal(learner.KeyOf(vault, now), SealedField.Evidence, evidence)
            : null,
            GivenBy = request.GivenBy,
            GuardianId = request.GivenBy is ConsentGiver.Guardian ? request.GuardianId : null,
            Actor = actor,
            At = at,
            RecordedAt = now,
        };

    internal static IReadOnlyList<ConsentGiver> Missing(Consent consent, Consenters needed)
    {
        if (consent.State is ConsentState.Given || !consent.IsPending)
            return [];
        var missing = new List<ConsentGiver>();
        if (needed.Self && !consent.SelfGranted)
            missing.Add(ConsentGiver.Self);
        if (needed.Guardian && !consent.GuardianGranted)
            missing.Add(ConsentGiver.Guardian);
        return missing;
    }
}
