using Platform.ServiceDefaults;

namespace Platform.Certifications.Recognitions;

internal static class RecognitionEndpoints
{
    internal static void MapRecognitions(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Recognitions");
        group.MapGet("/households/{id:guid}/recognition", GetRecognition.Handle)
            .WithSummary("Gia đình số của một hộ · Whether a household is a Digital Family")
            .RequireAuthorization(Scopes.HouseholdsRead);
        group.MapGet("/mentors/{id:guid}/recognition", GetMentorRecognition.Handle)
            .WithSummary("Ghi nhận người hướng dẫn · Whether a mentor is recognised")
            .RequireAuthorization(Scopes.ForceRead);
        group.MapGet("/areas/{id:guid}/milestones", GetMilestones.Handle)
            .WithSummary("Các mốc của một xã, phường · Milestones of a commune")
            .RequireAuthorization(Scopes.CertificatesRead);
        group.MapPut("/areas/{id:guid}/adults", SetAdults.Handle)
            .WithSummary("Số người trưởng thành của một xã, phường · How many adults live in a commune")
            .RequireAuthorization(Scopes.CertificatesWrite);
    }
}
