using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>Merges two registrations that nobody had put into the queue.</summary>
internal static class MergeLearners
{
    /// <param name="LoserId">The registration that leads to this one afterwards.</param>
    /// <param name="Reason">How it was established that they are one person.</param>
    /// <param name="Take">Values to be taken from the other registration.</param>
    public sealed record Request(
        Guid LoserId, [StringLength(500, MinimumLength = 5)] string Reason,
        [MaxLength(6)] IReadOnlyList<MergeField>? Take = null);

    /// <param name="id">The registration that stays.</param>
    /// <param name="request">The other one.</param>
    /// <param name="scope">The caller&apos;s area; both have to be in it.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="merging">Does it.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<MergeDuplicate.Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, ClaimsPrincipal user, MergePeople merging,
        CancellationToken cancellationToken)
    {
        var (merge, problem) = await merging.Run(
            new(id, request.LoserId, request.Take ?? [], request.Reason, user.Identity!.Name!), scope,
            cancellationToken);
        return merge is null ? problem! : TypedResults.Ok(MergeDuplicate.Response.Of(merge));
    }
}
