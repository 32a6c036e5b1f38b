using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

internal static class MentorshipEndpoints
{
    internal static void MapMentorships(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("").WithTags("Mentorships").RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("/mentorships", ListMentorships.Handle)
            .WithSummary("Danh sách quan hệ kèm cặp · List mentorships");
        reading.MapGet("/mentorships/{id:guid}", GetMentorship.Handle)
            .WithSummary("Một quan hệ kèm cặp · One mentorship");
        reading.MapGet("/mentors/{id:guid}/quota", GetMentorQuota.Handle)
            .WithSummary("Chỉ tiêu của người kèm cặp · The quota of a mentor");
        reading.MapGet("/mentors/{id:guid}/tree", GetMentorTree.Handle)
            .WithSummary("Những người được kèm cặp, qua các thế hệ · Whom a mentor guides, over generations");
        reading.MapGet("/mentors/cascade", GetCascade.Handle)
            .WithSummary("Sự lan tỏa theo thế hệ · How the guiding spreads, by generation");

        var writing = endpoints.MapGroup("/mentorships").WithTags("Mentorships")
            .RequireAuthorization(Scopes.ForceWrite).RequireIdempotencyKey();
        writing.MapPost("", StartMentorship.Handle)
            .WithSummary("Bắt đầu kèm cặp · Start a mentorship");
        writing.MapPost("/{id:guid}/complete", CompleteMentorship.Handle)
            .WithSummary("Hoàn thành kèm cặp · Complete a mentorship");
        writing.MapPost("/{id:guid}/end", EndMentorship.Handle)
            .WithSummary("Chấm dứt kèm cặp · Break off a mentorship");
    }
}
