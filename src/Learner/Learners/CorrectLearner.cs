using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>
/// A JSON merge patch (RFC 7396): a member that is absent stays as it is, null removes where that is possible. The
/// rules are those of a registration, what was there before is kept sealed, and two corrections made from one ETag end
/// in one correction and one 412.
/// </summary>
internal static class CorrectLearner
{
    public sealed class Request
    {
        private readonly HashSet<LearnerField> sent = [];

        /// <summary>Legal name, 1 to 200 characters. Needs a reason.</summary>
        [StringLength(400, MinimumLength = 1)]
        public string? FullName { get; init => field = Sent(LearnerField.FullName, value); }

        /// <summary>ISO 8601, as precise as it is known. Needs a reason.</summary>
        [RegularExpression(@"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\z")]
        public string? BirthDate { get; init => field = Sent(LearnerField.BirthDate, value); }

        /// <summary>As registered. Needs a reason.</summary>
        public Sex? Sex { get; init => field = Sent(LearnerField.Sex, value); }

        /// <summary>12 digits; null where the person has none after all. Needs a reason.
        /// <example>019048000301</example></summary>
        [StringLength(20)]
        public string? CitizenId { get; init => field = Sent(LearnerField.CitizenId, value); }

        /// <summary>Vietnamese mobile number; may be shared; null where there is none.</summary>
        [StringLength(30)]
        public string? Phone { get; init => field = Sent(LearnerField.Phone, value); }

        /// <summary>BCP 47 tag; null for <c>vi</c>.</summary>
        [StringLength(35)]
        public string? PreferredLanguage { get; init => field = Sent(LearnerField.PreferredLanguage, value); }

        /// <summary>What the person can practise with; what was said before ends today.</summary>
        public DeviceUse? Device { get; init; }

        /// <summary>Why, for whoever looks at the history: which document was seen.</summary>
        [StringLength(500, MinimumLength = 3)]
        public string? Reason { get; init; }

        internal bool NeedsReason => sent.Overlaps(
            [LearnerField.FullName, LearnerField.BirthDate, LearnerField.Sex, LearnerField.CitizenId]);

        internal RawLearner Over(RawLearner known) => known with
        {
            FullName = Value(LearnerField.FullName, FullName, known.FullName),
            BirthDate = Value(LearnerField.BirthDate, BirthDate, known.BirthDate),
            Sex = Value(LearnerField.Sex, Sex?.ToString(), known.Sex),
            CitizenId = Value(LearnerField.CitizenId, CitizenId, known.CitizenId),
            Phone = Value(LearnerField.Phone, Phone, known.Phone),
            PreferredLanguage = Value(LearnerField.PreferredLanguage, PreferredLanguage, known.PreferredLanguage),
        };

        private string Value(LearnerField member, string? value, string known) =>
            sent.Contains(member) ? value?.Trim() ?? "" : known;

        private T Sent<T>(LearnerField member, T value)
        {
            sent.Add(member);
            return value;
        }
    }

    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var errors = new List<FieldFinding>();
        var draft = LearnerDraft.Parse(request.Over(learner.AsRaw(vault)), VietnamTime.DateOf(now), errors);
        if (draft is null)
            return TypedResults.ValidationProblem(RegisterLearner.Describe(errors));
        if (request is { NeedsReason: true, Reason: null })
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["reason"] = ["Cần nêu lý do sửa. / Say why it is corrected."],
            });

        db.Expect(learner, ifMatch);
        var changes = await Change(learner, draft, request.Device, db, vault, now, cancellationToken);
        if (changes.Count == 0)
            return await Answer(); // an answer lost on the way is asked for again

        var actor = user.Identity!.Name!;
        db.LearnerCorrections.AddRange(changes.Select(
            change => LearnerCorrection.Of(learner, change, request.Reason, actor, vault, now)));
        foreach (var evt in learner.Tell([.. changes.Select(change => change.Field)], vault, now))
            db.AddEvent(evt);
        try
        {
            await db.SaveLearner(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: LearnerConfiguration.OneLearnerPerCitizenId
        })
        {
            return LearnerProblems.CitizenIdInUse;
        }

        PeopleLog.LearnerCorrected(logger, id, string.Join(' ', changes.Select(change => change.Field)));
        return await Answer();

        async Task<Ok<GetLearner.Response>> Answer() => TypedResults.Ok(
            await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }

    private static async Task<IReadOnlyList<FieldChange>> Change(
        Learner learner, LearnerDraft draft, DeviceUse? device, LearnerDbContext db, PersonalDataVault vault,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = learner.Correct(draft, vault, now).ToList();
        await WarningOverride.Lapse(db, learner.Id, changes, now, cancellationToken);
        if (device is not null && learner.Use(device) is { } other)
        {
            await LearnerDevice.Change(db, learner, VietnamTime.DateOf(now), cancellationToken);
            changes.Add(other);
        }

        return changes;
    }
}
