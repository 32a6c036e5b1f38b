using System.Diagnostics;
using System.Text.RegularExpressions;
using Platform.ServiceDefaults;

namespace Platform.Learners.Access;

/// <summary>An answer that shows data of people; whoever gets it is written down first.</summary>
internal interface IShowsPeople
{
    IEnumerable<Guid> Shown();
}

/// <summary>Writes down who sees whom, in the transaction of the request or in one of its own.</summary>
internal sealed partial class AccessLog(LearnerDbContext db, IHttpContextAccessor accessor, TimeProvider time)
{
    public const string PurposeHeader = "Access-Purpose";
    private const string Administration = "administration";

    /// <summary>The purpose that the request names, or nothing where it names none or no code.</summary>
    public string? Purpose() =>
        accessor.HttpContext?.Request.Headers[PurposeHeader].ToString() is { Length: > 0 and <= 40 } named
        && Code().IsMatch(named)
            ? named
            : null;

    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">It could not be written: then nothing may be
    /// shown.</exception>
    public async Task Write(
        AccessAction action, IEnumerable<Guid> subjects, string? reason, CancellationToken cancellationToken)
    {
        var user = accessor.HttpContext!.User;
        var now = time.GetUtcNow();
        db.AccessEntries.Add(new AccessEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = user.Identity?.Name ?? "",
            Client = user.FindFirst("client_id")?.Value ?? "",
            Action = action,
            Purpose = Purpose() ?? Administration,
            Reason = reason is null ? null : VietnameseText.Clean(reason),
            SubjectIds = [.. subjects.Distinct()],
            AreaId = AreaScope.From(user).AreaId,
            TraceId = Activity.Current?.TraceId.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\z")]
    private static partial Regex Code();
}

internal static class AccessLogExtensions
{
    /// <summary>
    /// Whoever this route shows people to is written down before the answer leaves; where that fails, so does the
    /// request.
    /// </summary>
    public static RouteHandlerBuilder RecordAccess(this RouteHandlerBuilder route, AccessAction action) =>
        route.AddEndpointFilter(async (invocation, next) =>
        {
            var result = await next(invocation);
            if (Value(result) is IShowsPeople answer && answer.Shown().ToList() is { Count: > 0 } shown)
            {
                var log = invocation.HttpContext.RequestServices.GetRequiredService<AccessLog>();
                await log.Write(action, shown, reason: null, invocation.HttpContext.RequestAborted);
            }

            return result;
        });

    private static object? Value(object? result) => result switch
    {
        INestedHttpResult nested => Value(nested.Result),
        IValueHttpResult valued => valued.Value,
        _ => null,
    };
}
