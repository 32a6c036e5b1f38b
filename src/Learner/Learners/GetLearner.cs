using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

internal static class GetLearner
{
    /// <param name="CitizenId">Masked: first and last digit.</param>
    public sealed record Response(
        Guid Id, string FullName, string BirthDate, Sex Sex, string? CitizenId, string? Phone, Guid AreaId,
        IReadOnlyList<Membership> Audiences, string PreferredLanguage, DateTimeOffset RegisteredAt);

    public sealed record Membership(string Audience, DateOnly ValidFrom, DateOnly? ValidTo, string Source);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, PersonalDataVault vault, HttpResponse response,
        CancellationToken cancellationToken)
    {
        // Only what is shown: the sealed citizen id stays where it is.
        var row = await db.Learners.Within(scope).Where(learner => learner.Id == id)
            .Select(learner => new Row(new Response(
                learner.Id, learner.FullName, learner.BirthDate.ToString(), learner.Sex, learner.CitizenIdMasked,
                null, learner.AreaId,
                learner.Audiences.OrderBy(membership => membership.Audience)
                    .Select(membership => new Membership(
                        membership.Audience, membership.ValidFrom, membership.ValidTo, membership.Source))
                    .ToList(),
                learner.PreferredLanguage, learner.RegisteredAt), learner.PhoneSealed, learner.Key, learner.RowVersion))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(row.RowVersion);
        return TypedResults.Ok(row.Learner with { Phone = vault.OpenPhone(row.PhoneSealed, row.Key) });
    }

    private sealed record Row(Response Learner, byte[]? PhoneSealed, LearnerKey? Key, uint RowVersion);
}
