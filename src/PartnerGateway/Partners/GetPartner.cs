using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;

namespace Platform.Partners.Partners;

/// <summary>An operator: its contract, its logins, its keys. No secret is in it: none is known here.</summary>
internal static class GetPartner
{
    /// <param name="Name">User at the broker, or name of the key. <example>operator-mobifone.2026</example></param>
    /// <param name="Since">Valid from then on.</param>
    /// <param name="RevokedAt">No longer valid since then.</param>
    public sealed record Credential(string Name, DateTimeOffset Since, DateTimeOffset? RevokedAt);

    /// <param name="Url">
    /// Where events go instead of the queue. <example>https://api.mobifone.example/events</example>
    /// </param>
    /// <param name="Secret">Number of the secret that signs them. <example>1</example></param>
    /// <param name="Since">That secret signs since then.</param>
    public sealed record WebhookState(string Url, int Secret, DateTimeOffset Since);

    /// <param name="Id">The operator. <example>mobifone</example></param>
    /// <param name="Name">Name people read. <example>MobiFone Thái Nguyên</example></param>
    /// <param name="Source">CloudEvents source of all its events. <example>urn:operator:mobifone</example></param>
    /// <param name="State">Whether it is let in. <example>active</example></param>
    /// <param name="StateReason">Why not, where it is not. <example>Nghi lộ mật khẩu kết nối</example></param>
    /// <param name="VirtualHost">Its virtual host at the broker. <example>/operators/mobifone</example></param>
    /// <param name="InExchange">The exchange it publishes to. <example>partner.mobifone.in</example></param>
    /// <param name="OutQueue">The queue it consumes. <example>partner.mobifone.out</example></param>
    /// <param name="ErrorQueue">
    /// The queue that tells which of its events were refused. <example>partner.mobifone.errors</example>
    /// </param>
    /// <param name="Contract">What was agreed on.</param>
    /// <param name="EchoesTraces">Whether its events continue the traces of the requests they answer.</param>
    /// <param name="Logins">Its users at the broker, past ones included.</param>
    /// <param name="SigningKeys">Its keys, past ones included.</param>
    /// <param name="Webhook">Where it is told its events without AMQP.</param>
    /// <param name="RegisteredAt">Since when it is known here.</param>
    public sealed record Response(
        string Id, string Name, string Source, string State, string? StateReason, string VirtualHost,
        string InExchange, string OutQueue, string ErrorQueue, ContractTerms Contract, bool EchoesTraces,
        IReadOnlyList<Credential> Logins, IReadOnlyList<Credential> SigningKeys, WebhookState? Webhook,
        DateTimeOffset RegisteredAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string partner, PartnerDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();

        response.Headers.ETag = db.ETag(known);
        return TypedResults.Ok(new Response(
            known.Id, known.Name, known.Source, known.State.ToString().ToLowerInvariant(), known.StateReason,
            known.VirtualHost, known.InExchange, known.OutQueue, known.ErrorQueue, known.Terms(),
            known.TraceMode is TraceMode.Continue,
            [.. known.Logins.Select(login => new Credential(login.UserName, login.CreatedAt, login.RevokedAt))],
            [.. known.SigningKeys.Select(key => new Credential(key.Id, key.AddedAt, key.RevokedAt))],
            known.Webhook is { } webhook ? new WebhookState(webhook.Url, webhook.Secret, webhook.Since) : null,
            known.RegisteredAt));
    }
}
