using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Learners;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>Confirmations of the caller's area, the oldest first.</summary>
internal static class ListConfirmations
{
    /// <param name="Id">Identity of the confirmation.</param>
    /// <param name="CertificateId">The certificate.</param>
    /// <param name="LearnerId">Its holder.</param>
    /// <param name="AreaId">Where the course was studied.</param>
    /// <param name="CriterionCode">What was certified. <example>vneid-basics</example></param>
    /// <param name="RuleVersion">Version of the rule by which it is judged.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="RequestedAt">When it was asked for.</param>
    /// <param name="EndedAt">When it became final.</param>
    public sealed record Item(
        Guid Id, Guid CertificateId, Guid LearnerId, Guid AreaId, string CriterionCode, int RuleVersion,
        ConfirmationState State, DateTimeOffset RequestedAt, DateTimeOffset? EndedAt);

    /// <param name="Items">A page of them.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? certificateId, Guid? learnerId, Coded<ConfirmationState>? state, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken)
    {
        var query = db.Confirmations.AsNoTracking()
            .Where(c => db.Areas.Any(a => a.Id == c.AreaId && a.Path.Contains(scope.AreaId)));
        if (certificateId is { } certificate)
            query = query.Where(c => c.CertificateId == certificate);
        if (learnerId is { } learner)
        {
            var person = await db.PersonIds(learner, cancellationToken); // both ids of a merge list them all
            query = query.Where(c => person.Contains(c.LearnerId));
        }

        if (state is { } only)
            query = query.Where(c => c.State == only.Value);

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await query.Where(c => c.Id > after).OrderBy(c => c.Id).Take(size + 1)
            .Select(c => new Item(
                c.Id, c.CertificateId, c.LearnerId, c.AreaId, c.CriterionCode, c.RuleVersion, c.State, c.RequestedAt,
                c.EndedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, c => c.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
