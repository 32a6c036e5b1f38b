using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

/// <summary>Whether a mentor is recognised for the number of people guided, since when, and how it came.</summary>
internal static class GetMentorRecognition
{
    /// <param name="Granted">Whether it was granted; else it was withdrawn.</param>
    /// <param name="At">When.</param>
    public sealed record Change(bool Granted, DateTimeOffset At);

    /// <param name="MentorId">The learner who mentors.</param>
    /// <param name="IsRecognised">Whether it is so today.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="Mentees">Learners who are being guided or were guided to the end.</param>
    /// <param name="RuleVersion">Version of the rule it was judged by.</param>
    /// <param name="Changes">Each time it was granted or withdrawn.</param>
    public sealed record Response(
        Guid MentorId, bool IsRecognised, DateTimeOffset Since, int Mentees, int RuleVersion,
        IReadOnlyList<Change> Changes);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, CancellationToken cancellationToken) =>
        await db.MentorRecognitions.AsNoTracking()
            .Where(mentor => mentor.MentorId == id && db.LearnerPlaces.Any(
                place => place.LearnerId == id && db.Areas.Any(
                    area => area.Id == place.AreaId && area.Path.Contains(scope.AreaId))))
            .Select(mentor => new Response(
                mentor.MentorId, mentor.IsRecognised, mentor.Since, mentor.Mentees, mentor.RuleVersion,
                mentor.Changes.OrderBy(change => change.Sequence)
                    .Select(change => new Change(change.Granted, change.At)).ToList()))
            .SingleOrDefaultAsync(cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
