using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;

namespace Platform.Partners.Webhooks;

/// <summary>
/// Signs with the next secret, and for a day with the one before it too, so that the operator can change without a
/// pause. The caller names the number: a repetition does not rotate twice.
/// </summary>
internal static class RotateWebhookSecret
{
    internal static async Task<Results<Ok<SubscribeWebhook.Response>, NotFound, ProblemHttpResult>> Handle(
        string partner, int number, PartnerDbContext db, WebhookSecrets secrets, TimeProvider time,
        HttpResponse response, ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known?.Webhook is not { } webhook)
            return TypedResults.NotFound();
        if (number != known.WebhookSecrets + 1)
            return PartnerProblems.NameTaken;

        known.Rotate(webhook, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        Log.WebhookChanged(logger, known.Id, number);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SubscribeWebhook.Response(secrets.Show(known.Id, number), number));
    }
}
