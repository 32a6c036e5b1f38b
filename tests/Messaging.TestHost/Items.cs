using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Messaging.TestHost;

/// <summary>Commands with every ending a command can have.</summary>
internal static class Items
{
    internal sealed record NewItem(string Name);

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/items").RequireAuthorization(Scopes.ClassesWrite).RequireIdempotencyKey();
        group.MapPost("", Create);
        group.MapPost("/slow", async (NewItem item, EffectsDbContext db, CancellationToken token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), token);
            return await Create(item, db, token);
        });
        group.MapPost("/refused", async (NewItem item, EffectsDbContext db, CancellationToken token) =>
        {
            await Create(item, db, token);
            return Problems.Conflict("refused", "Từ chối.", "Refused.");
        });
        group.MapPut("/{id:guid}", Rename);
    }

    private static async Task<Created<Item>> Create(NewItem request, EffectsDbContext db, CancellationToken token)
    {
        var item = new Item { Id = Guid.CreateVersion7(), Name = request.Name };
        db.Items.Add(item);
        db.AddEvent(Samples.Completion(item.Id));
        await db.SaveChangesAsync(token);
        return TypedResults.Created($"/items/{item.Id}", item);
    }

    private static async Task<IResult> Rename(
        Guid id, NewItem request, IfMatch ifMatch, EffectsDbContext db, HttpContext context, CancellationToken token)
    {
        var item = await db.Items.SingleAsync(i => i.Id == id, token);
        item.Name = request.Name;
        db.Expect(item, ifMatch);
        await db.SaveChangesAsync(token);
        context.Response.Headers.ETag = db.ETag(item);
        return TypedResults.NoContent();
    }
}
