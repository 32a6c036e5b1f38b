using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Contacts;

internal static class RecipientEndpoints
{
    internal static void MapRecipients(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/recipients/{learnerId:guid}", GetRecipient.Handle).WithTags("Recipients")
            .WithSummary("Cách liên hệ và các lựa chọn của người học · How a learner is reached, and their choices")
            .RequireAuthorization(Scopes.MessagesRead);

        var writing = endpoints.MapGroup("/recipients/{learnerId:guid}").WithTags("Recipients")
            .RequireAuthorization(Scopes.ConsentsWrite).RequireIdempotencyKey();
        writing.MapPut("/preferences", SetPreferences.Handle)
            .WithSummary("Kênh ưa thích và thư điện tử · Preferred channels and e-mail");
        writing.MapPost("/opt-outs", SayOptOut.Handle)
            .WithSummary("Từ chối nhận tin theo kênh, chủ đề · Opt out of a channel, a topic");
        writing.MapPost("/opt-ins", SayOptIn.Handle)
            .WithSummary("Nhận tin trở lại · Opt in again");
    }
}
