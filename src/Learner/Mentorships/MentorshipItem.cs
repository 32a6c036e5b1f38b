namespace Platform.Learners.Mentorships;

/// <summary>A mentorship as its readers see it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="MentorId">The guide.</param>
/// <param name="MenteeId">The guided learner.</param>
/// <param name="Generation">1 for a mentee of somebody who had no mentor.</param>
/// <param name="Origin">How the mentor came to mentor.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When the mentee managed alone.</param>
/// <param name="EndedAt">When it was broken off.</param>
/// <param name="EndReason">Why it was broken off.</param>
public sealed record MentorshipItem(
    Guid Id, Guid MentorId, Guid MenteeId, int Generation, MentorshipOrigin Origin, DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt, DateTimeOffset? EndedAt, MentorshipEnd? EndReason)
{
    internal static MentorshipItem Of(Mentorship m) => new(
        m.Id, m.MentorId, m.MenteeId, m.Generation, m.Origin, m.StartedAt, m.CompletedAt, m.EndedAt, m.EndReason);
}
