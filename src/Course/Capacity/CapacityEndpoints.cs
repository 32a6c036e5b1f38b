using Platform.ServiceDefaults;

namespace Platform.Courses.Capacity;

internal static class CapacityEndpoints
{
    internal static void MapCapacity(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").WithTags("Capacity change").RequireAuthorization(Scopes.ClassesRead);
        group.MapGet("/capacity-change", GetCapacityChange.Handle)
            .WithSummary("Thay đổi năng lực số của một địa bàn · Change in the digital capacity of an area");
        group.MapGet("/learners/{id:guid}/capacity-change", GetLearnerCapacity.Handle)
            .WithSummary("Thay đổi năng lực số của một người · Change in the digital capacity of a person");
    }
}
