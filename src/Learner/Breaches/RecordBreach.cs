using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

/// <summary>Writes a breach down. The time in which the authority must be told runs from its detection.</summary>
internal static class RecordBreach
{
    private static readonly RuleKey<int> Hours = new("breach-notify-hours");

    /// <param name="AreaId">Whose people are concerned.</param>
    /// <param name="Kind">What happened to the data.</param>
    /// <param name="DetectedAt">When it was noticed.</param>
    /// <param name="Description">
    /// What is known, and what was done at once: <c>Máy tính bảng của đội bị mất, đã khóa từ xa</c>.
    /// </param>
    /// <param name="SubjectsEstimate">How many people; absent where nobody can tell yet.</param>
    public sealed record Request(
        Guid AreaId,
        BreachKind Kind,
        DateTimeOffset DetectedAt,
        [StringLength(4_000, MinimumLength = 10)] string Description,
        [Range(0, 100_000_000)] int? SubjectsEstimate = null);

    internal static async Task<Results<Created<BreachItem>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, HttpResponse response, ILogger<Breach> logger, CancellationToken cancellationToken)
    {
        if (!await db.Areas.Within(scope).AnyAsync(area => area.Id == request.AreaId, cancellationToken))
            return AreaProblems.Unknown();
        var now = time.GetUtcNow();
        var detectedAt = request.DetectedAt.ToUniversalTime();
        if (detectedAt > now || detectedAt < now.AddYears(-1))
            return BreachProblems.TimeInvalid();

        var hours = await RuleBook.Value(db, Hours, VietnamTime.DateOf(detectedAt), cancellationToken);
        var id = Guid.CreateVersion7(now);
        var breach = new Breach
        {
            Id = id,
            AreaId = request.AreaId,
            Kind = request.Kind,
            DescriptionSealed = vault.SealNote(VietnameseText.Clean(request.Description), id)!,
            SubjectsEstimate = request.SubjectsEstimate,
            DetectedAt = detectedAt,
            NotifyBy = detectedAt.AddHours(hours.Value),
            RuleVersion = hours.Version,
            RecordedBy = user.Identity!.Name!,
            RecordedAt = now,
        };
        db.Breaches.Add(breach);
        await db.SaveChangesAsync(cancellationToken);
        BreachLog.BreachRecorded(logger, id, request.Kind, breach.NotifyBy);
        response.Headers.ETag = db.ETag(breach);
        return TypedResults.Created($"breaches/{id}", BreachItem.Of(breach, now));
    }
}
