using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>
/// Takes what a device recorded without a connection. Every record stands for itself: a bad one sinks no other. A batch
/// may be sent any number of times; it is answered as the first time.
/// </summary>
internal static class SubmitFieldBatch
{
    /// <param name="BatchId">Given by the device; a batch sent again keeps it.</param>
    /// <param name="DeviceId">Given by the app at its installation.</param>
    /// <param name="Items">The records, 1 to 500, in the order in which they were made.</param>
    public sealed record Request(
        Guid BatchId, Guid DeviceId, [MinLength(1), MaxLength(500)] IReadOnlyList<Item> Items);

    /// <param name="ItemId">Given by the device: the same id again is the same record.</param>
    /// <param name="Kind">Kind of record, <c>learner</c>.</param>
    /// <param name="TargetId">Id of what is recorded or changed, given by the device that recorded it.</param>
    /// <param name="Operation">Whether it is new or a change.</param>
    /// <param name="RecordedAt">When it happened, by the clock of the device.</param>
    /// <param name="AreaId">The area as the device knows it; it may have been reorganised since.</param>
    /// <param name="Data">The fields of the kind.
    /// <example>{"fullName":"Sùng A Páo","birthDate":"1948","sex":"male"}</example></param>
    /// <param name="BaseVersion">For a change: the version that the device had seen.</param>
    public sealed record Item(
        Guid ItemId, [StringLength(40, MinimumLength = 1)] string Kind, Guid TargetId, FieldOperation Operation,
        DateTimeOffset RecordedAt, Guid AreaId, JsonElement Data, long? BaseVersion = null);

    public sealed record Response(Guid BatchId, IReadOnlyList<Outcome> Items);

    /// <param name="ItemId">The record.</param>
    /// <param name="TargetId">What it is about.</param>
    /// <param name="Result">What became of it.</param>
    /// <param name="Code">Why, where it was not simply stored.</param>
    /// <param name="Message">The same for people, in Vietnamese.</param>
    /// <param name="MessageEn">The same in English.</param>
    /// <param name="Area">Where the area was reorganised: what the device has to take over.</param>
    public sealed record Outcome(
        Guid ItemId, Guid TargetId, FieldResult Result, string? Code = null, string? Message = null,
        string? MessageEn = null, AreaCorrection? Area = null);

    /// <param name="From">The area that the device knows.</param>
    /// <param name="To">The area of today under which the record is stored.</param>
    /// <param name="Candidates">Where the area was divided: the areas of today among which an officer decides.</param>
    public sealed record AreaCorrection(Guid From, Guid To, IReadOnlyList<NamedArea> Candidates);

    /// <param name="Id">Area of today.</param>
    /// <param name="Name">Its name.</param>
    public sealed record NamedArea(Guid Id, string Name);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Request request, ClaimsPrincipal user, AreaScope scope, LearnerDbContext db, FieldInbox inbox,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Json.Commands));
        var known = await db.FieldBatches.AsNoTracking()
            .SingleOrDefaultAsync(batch => batch.Id == request.BatchId, cancellationToken);
        if (known is not null)
        {
            return known.DeviceId == request.DeviceId && known.BodyHash.AsSpan().SequenceEqual(hash)
                ? TypedResults.Ok(JsonSerializer.Deserialize<Response>(known.Answer!, Json.Commands))
                : FieldBatchProblems.BatchReused();
        }

        var batch = new FieldBatch
        {
            Id = request.BatchId,
            DeviceId = request.DeviceId,
            BodyHash = hash,
            Actor = user.Actor(),
            ScopeAreaId = scope.AreaId,
            ReceivedAt = time.GetUtcNow(),
        };
        db.FieldBatches.Add(batch);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation
        })
        {
            return FieldBatchProblems.BatchInProgress();
        }

        var response = new Response(batch.Id, await inbox.Take(batch, request.Items, cancellationToken));
        var answer = JsonSerializer.Serialize(response, Json.Commands);
        await db.FieldBatches.Where(one => one.Id == batch.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(one => one.Answer, answer), cancellationToken);
        return TypedResults.Ok(response);
    }
}
