using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>
/// A person makes use of a right: see, correct or receive their data, withdraw, object, restrict, be protected or be
/// erased. From the day of receipt two clocks run, by the rule of that day and the calendar of Vietnam.
/// </summary>
internal static class OpenRequest
{
    /// <param name="Kind">What is demanded.</param>
    /// <param name="Channel">How it came.</param>
    /// <param name="ReceivedOn">The day it came in, today or earlier.</param>
    /// <param name="Details">What exactly is demanded; kept sealed.</param>
    public sealed record Request(
        RequestKind Kind,
        [AllowedValues("paper", "counter", "phone", "email", "web", "app")] string Channel,
        DateOnly ReceivedOn,
        [StringLength(1000, MinimumLength = 1)] string? Details = null);

    /// <param name="id">Identity of the learner.</param>
    /// <param name="request">What is demanded.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="user">Who writes it down.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Seals the words.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the ETag.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Created<GetRequest.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var currentId = await db.CurrentId(id, cancellationToken);
        var learner = await db.Learners.Within(scope).Include(learner => learner.Key)
            .SingleOrDefaultAsync(learner => learner.Id == currentId, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        if (request.ReceivedOn > VietnamTime.DateOf(now))
            return RequestProblems.ReceivedOnInvalid();
        if (await RequestDeadlines.Of(db, request.Kind, request.ReceivedOn, cancellationToken) is not { } deadlines)
            return RequestProblems.ReceivedOnInvalid();

        var opened = new DataRequest
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learner.Id,
            Kind = request.Kind,
            Channel = request.Channel,
            ReceivedOn = request.ReceivedOn,
            RecordedAt = now,
            RecordedBy = user.Identity!.Name!,
            DetailsSealed = request.Details is { } details
                ? vault.Seal(learner.KeyOf(vault, now), SealedField.Note, VietnameseText.Clean(details))
                : null,
            RuleVersion = deadlines.RuleVersion,
            AcknowledgeBy = deadlines.AcknowledgeBy,
            CalendarIncomplete = deadlines.CalendarIncomplete,
            DueOn = deadlines.DueOn,
            ThirdPartyDueOn = deadlines.ThirdPartyDueOn,
            ExtensionDays = deadlines.ExtensionDays,
        };
        db.DataRequests.Add(opened);
        await db.SaveLearner(cancellationToken);
        return TypedResults.Created(
            $"../../privacy/requests/{opened.Id}",
            await GetRequest.Show(opened, db, time, response, cancellationToken));
    }
}
