using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Messaging.Http;

/// <summary>
/// What the database refuses, in HTTP: a stale row is 412, an unreachable or overloaded database 503 with Retry-After.
/// Anything else stays an error of ours.
/// </summary>
internal sealed class ConcurrencyHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var status = StatusOf(exception);
        if (status == 0 || context.Response.HasStarted)
            return false;
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = Random.Shared.Next(1, 6).ToString(CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context });
    }

    private static int StatusOf(Exception? exception) => exception switch
    {
        null => 0,
        DbUpdateConcurrencyException => StatusCodes.Status412PreconditionFailed,
        // Two writers of one aggregate meet at the version of its next event, where that is written before the row.
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: "messaging" } =>
            StatusCodes.Status412PreconditionFailed,
        PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
        } => StatusCodes.Status503ServiceUnavailable,
        PostgresException postgres => postgres.SqlState[..2] is "08" or "53" or "57"
            ? StatusCodes.Status503ServiceUnavailable
            : 0,
        NpgsqlException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(exception.InnerException),
    };
}
