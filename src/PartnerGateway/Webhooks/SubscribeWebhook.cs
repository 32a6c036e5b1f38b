using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;

namespace Platform.Partners.Webhooks;

/// <summary>
/// Sends an operator its events by signed HTTPS instead of its queue. A new address gets a new secret, told once.
/// </summary>
internal static class SubscribeWebhook
{
    /// <param name="Url">Where to. <example>https://api.mobifone.example/bdhvs/events</example></param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Url);

    /// <param name="Secret">What the signature is checked with. <example>whsec_…</example></param>
    /// <param name="Number">Number of the secret. <example>1</example></param>
    public sealed record Response(string Secret, int Number);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string partner, Request request, PartnerDbContext db, WebhookSecrets secrets,
        IOptions<WebhooksOptions> options, TimeProvider time, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.State is PartnerState.Closed)
            return PartnerProblems.Closed;

        // Looked at here so that a mistake is told at once, and again at every connection, which is what protects.
        var allowPrivate = options.Value.AllowPrivate;
        if (!PublicAddress.IsCallable(request.Url, allowPrivate, out var url)
            || await PublicAddress.Resolve(url.IdnHost, allowPrivate, cancellationToken) is null)
        {
            return Problems.Unprocessable("webhook-not-public",
                "Địa chỉ webhook phải là https tới một máy chủ công khai trên Internet.",
                "The webhook must be https to a public host on the Internet.");
        }

        var number = known.Subscribe(url.AbsoluteUri, time.GetUtcNow()).Secret;
        await db.SaveChangesAsync(cancellationToken);
        Log.WebhookChanged(logger, known.Id, number);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(secrets.Show(known.Id, number), number));
    }
}
