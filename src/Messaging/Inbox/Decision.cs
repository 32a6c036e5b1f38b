using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Inbox;

/// <summary>Every decision of an operator has a name and a reason.</summary>
internal static class Decision
{
    public static ProblemHttpResult? Check(string reason) => reason.Trim().Length is >= 10 and <= 500
        ? null
        : Problems.BadRequest("invalid-reason",
            "Lý do phải có từ 10 đến 500 ký tự.", "The reason must have 10 to 500 characters.");

    public static string ActorOf(ClaimsPrincipal user) =>
        user.FindFirstValue("sub") ?? user.FindFirstValue("client_id") ?? "unknown";
}
