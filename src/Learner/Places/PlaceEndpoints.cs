using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Places;

internal static class PlaceEndpoints
{
    internal static void MapPlaces(this IEndpointRouteBuilder endpoints)
    {
        var reading = endpoints.MapGroup("/places").WithTags("Places").RequireAuthorization(Scopes.ForceRead);
        reading.MapGet("", ListPlaces.Handle)
            .WithSummary("Danh sách địa điểm, hoặc địa điểm gần nhất · List places, or the nearest");
        reading.MapGet("/{id:guid}", GetPlace.Handle)
            .WithSummary("Một địa điểm và địa chỉ theo ngày · One place and its address as of a date");
        reading.MapGet("/{id:guid}/loans", ListLoans.Handle)
            .WithSummary("Sổ cho mượn thiết bị · The device register of a place");

        var writing = endpoints.MapGroup("").WithTags("Places")
            .RequireAuthorization(Scopes.ForceWrite).RequireIdempotencyKey();
        writing.MapPost("/places", OpenPlace.Handle)
            .WithSummary("Mở địa điểm · Open a place");
        writing.MapPatch("/places/{id:guid}", ChangePlace.Handle)
            .WithSummary("Sửa hoặc đóng địa điểm · Change or close a place");
        writing.MapPost("/places/{id:guid}/loans", LendDevice.Handle)
            .WithSummary("Cho mượn thiết bị · Lend a device");
        writing.MapPost("/loans/{id:guid}/return", ReturnDevice.Handle)
            .WithSummary("Nhận lại thiết bị · Take a device back");
    }
}
