using System.Data;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Http;

/// <summary>
/// The inbox of HTTP: key, state change, events and the stored answer are one transaction around the handler. See
/// <see cref="IdempotencyExtensions.RequireIdempotencyKey{TBuilder}"/>.
/// </summary>
internal sealed class IdempotencyFilter(IOptions<MessagingOptions> options) : IEndpointFilter
{
    private static readonly string[] StoredHeaders = ["Content-Type", "Location", "ETag"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!HttpMethods.IsPost(context.Request.Method))
            return await next(invocation);
        if (await IdempotencyKey.ReadAsync(context) is not { } key)
            return Problems.BadRequest("idempotency-key-required",
                "Thiếu tiêu đề Idempotency-Key (1 đến 200 ký tự).",
                    "The Idempotency-Key header (1 to 200 characters) is missing.");

        var db = context.RequestServices.GetRequiredService<DbContext>();
        var cancellation = context.RequestAborted;
        // A failed handler ends the transaction: its savepoint would cost two round trips and never be used.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction =
            await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        if (!await ClaimAsync(db, key, cancellation))
            return await RepeatAsync(db, key, cancellation);

        var answer = await StoredAnswer.CaptureAsync(context, await next(invocation));
        if (answer.Status >= 400)
            return answer; // the transaction ends without a commit: nothing happened, the key is free

        await StoreAsync(db, key, answer);
        await Failpoints.HitAsync("api.before_commit");
        await transaction.CommitAsync(CancellationToken.None);
        await Failpoints.HitAsync("api.after_commit_before_response");
        return answer;
    }

    /// <summary>
    /// False where the key has an answer already, or a request with it is still in flight. An expired key starts anew.
    /// </summary>
    private async Task<bool> ClaimAsync(DbContext db, IdempotencyKey key, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync($"""
            insert into messaging.idempotency_keys as known (actor, route, key, request_hash, expires_at)
            select {key.Actor}, {key.Route}, {key.Key}, {key.RequestHash},
              now() + make_interval(days => {options.Value.IdempotencyDays})
            from pg_try_advisory_xact_lock({key.LockId}) as free where free
            on conflict (actor, route, key) do update set request_hash = excluded.request_hash,
              expires_at = excluded.expires_at, status = null, headers = null, body = null
            where known.expires_at < now()
            """, cancellation) == 1;

    private static async Task<object> RepeatAsync(DbContext db, IdempotencyKey key, CancellationToken cancellation)
    {
        var known = await db.Database.SqlQuery<KnownAnswer>($"""
            select request_hash, status, headers::text as headers, body from messaging.idempotency_keys
            where actor = {key.Actor} and route = {key.Route} and key = {key.Key}
            """).SingleOrDefaultAsync(cancellation);
        if (known is null)
            return Problems.Conflict("idempotency-key-in-flight",
                "Yêu cầu với khóa này đang được xử lý; hãy thử lại sau.",
                    "A request with this key is still in flight; try again.");
        return known.request_hash.AsSpan().SequenceEqual(key.RequestHash)
            ? new StoredAnswer(
                known.status, JsonSerializer.Deserialize<Dictionary<string, string>>(known.headers)!, known.body)
            : Problems.Unprocessable("idempotency-key-reused",
                "Khóa Idempotency-Key đã được dùng với nội dung khác.",
                    "The Idempotency-Key was used with another body.");
    }

    private static Task<int> StoreAsync(DbContext db, IdempotencyKey key, StoredAnswer answer)
    {
        var headers = JsonSerializer.Serialize(answer.Headers);
        return db.Database.ExecuteSqlAsync($"""
            update messaging.idempotency_keys
            set status = {(short)answer.Status}, headers = {headers}::jsonb, body = {answer.Body}
            where actor = {key.Actor} and route = {key.Route} and key = {key.Key}
            """, CancellationToken.None);
    }

    /// <summary>Columns as they are; EF matches them by name.</summary>
    private sealed record KnownAnswer(byte[] request_hash, short status, string headers, byte[] body);

    /// <summary>An answer held back until its transaction is committed, and given again for every repetition.</summary>
    private sealed record StoredAnswer(int Status, Dictionary<string, string> Headers, byte[] Body) : IResult
    {
        public static async Task<StoredAnswer> CaptureAsync(HttpContext context, object? result)
        {
            var response = context.Response;
            var wire = response.Body;
            using var buffer = new MemoryStream();
            response.Body = buffer;
            try
            {
                await (result as IResult ?? TypedResults.Json(result)).ExecuteAsync(context);
                await response.BodyWriter.FlushAsync(context.RequestAborted);
            }
            finally
            {
                response.Body = wire;
            }

            var headers = StoredHeaders.Where(response.Headers.ContainsKey)
                .ToDictionary(name => name, name => response.Headers[name].ToString());
            return new StoredAnswer(response.StatusCode, headers, buffer.ToArray());
        }

        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = Status;
            foreach (var (name, value) in Headers)
                context.Response.Headers[name] = value;
            if (Body.Length > 0)
                await context.Response.Body.WriteAsync(Body, context.RequestAborted);
        }
    }
}
