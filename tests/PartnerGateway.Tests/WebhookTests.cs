using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Webhooks;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Operators without AMQP: the same events by signed HTTP.</summary>
public sealed class WebhookTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact]
    public async Task Events_come_signed_in_their_order_and_again_until_they_are_taken()
    {
        await using var receiver = await Receiver.Start();
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var subscribed = await Subscribe(registry, id, receiver.Address);
        var secret = (string)subscribed.Body!["secret"]!;
        receiver.Answers.Enqueue(503);
        var session = Guid.CreateVersion7();

        await Feed(id, session, 3);

        await Eventually.True(() => Task.FromResult(receiver.Taken.Count >= 3), "three events");
        var taken = receiver.Taken.DistinctBy(request => request.Id).ToList();
        Assert.Equal(["1", "2", "3"], taken.Select(request => request.ReasonCode));
        Assert.All(receiver.Taken, request => Assert.Contains(Sign(secret, request), request.Signatures));
        Assert.All(taken, request => Assert.Equal(DeliveryGuard.ContentType, request.ContentType));
        Assert.All(taken, request => Assert.Equal(request.Id, (string?)JsonNode.Parse(request.Body)!["id"]));
    }

    [Fact, Trait("attack", "A47")]
    public async Task A_rotated_secret_signs_beside_the_one_before_it()
    {
        await using var receiver = await Receiver.Start();
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var first = (string)(await Subscribe(registry, id, receiver.Address)).Body!["secret"]!;

        var rotated = await registry.Send(HttpMethod.Put, $"/partners/{id}/webhook/secrets/2");
        Assert.Equal(409, (await registry.Send(HttpMethod.Put, $"/partners/{id}/webhook/secrets/2")).Status);
        await Feed(id, Guid.CreateVersion7(), 1);

        await Eventually.True(() => Task.FromResult(!receiver.Taken.IsEmpty), "the event");
        var request = receiver.Taken.First();
        Assert.Equal(2, request.Signatures.Length);
        Assert.Contains(Sign(first, request), request.Signatures);
        Assert.Contains(Sign((string)rotated.Body!["secret"]!, request), request.Signatures);
        var known = await registry.Get($"/partners/{id}");
        Assert.DoesNotContain("whsec_", known.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact, Trait("attack", "A47")]
    public async Task A_secret_is_never_given_again()
    {
        await using var receiver = await Receiver.Start();
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var leaked = (string)(await Subscribe(registry, id, receiver.Address)).Body!["secret"]!;
        await registry.Send(HttpMethod.Delete, $"/partners/{id}/webhook");

        var fresh = (string)(await Subscribe(registry, id, receiver.Address)).Body!["secret"]!;
        await Feed(id, Guid.CreateVersion7(), 1);

        Assert.NotEqual(leaked, fresh);
        await Eventually.True(() => Task.FromResult(!receiver.Taken.IsEmpty), "the event");
        Assert.Equal([Sign(fresh, receiver.Taken.First())], receiver.Taken.First().Signatures);
    }

    [Fact, Trait("fault", "F90")]
    public async Task Events_that_are_never_taken_hold_up_no_other_and_are_put_aside()
    {
        await using var receiver = await Receiver.Start(refused: "poison");
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        await Subscribe(registry, id, receiver.Address);
        for (var n = 0; n < 20; n++) // more than are sent at a time
            await Feed(id, Guid.CreateVersion7(), 1, reason: "poison");
        await Feed(id, Guid.CreateVersion7(), 3);

        await Eventually.True(() => Task.FromResult(receiver.Taken.Count == 3), "those behind them");
        await service.Use((PartnerDbContext db) => db.PartnerFeed // they have been tried for an hour
            .Where(entry => entry.PartnerId == id && entry.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Failures, 9)
                .SetProperty(entry => entry.NotBefore, (DateTimeOffset?)null)));
        await Eventually.True(
            async () => (int)(await registry.Get($"/partners/{id}/traffic")).Body!["putAside"]! == 20, "put aside");
        Assert.Equal(0, (int)(await registry.Get($"/partners/{id}/traffic")).Body!["waiting"]!);

        receiver.Refused = null;
        await registry.Send(
            HttpMethod.Post, $"/partners/{id}/replays",
            new() { ["from"] = DateTimeOffset.UtcNow.AddHours(-1).ToString("O") });
        await Eventually.True(
            () => Task.FromResult(receiver.Taken.DistinctBy(request => request.Id).Count() == 23), "all of them");
    }

    [Fact, Trait("attack", "A46")]
    public async Task A_redirect_is_not_followed()
    {
        await using var inside = await Receiver.Start();
        await using var receiver = await Receiver.Start(redirectTo: inside.Address);
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        await Subscribe(registry, id, receiver.Address);

        await Feed(id, Guid.CreateVersion7(), 1);

        await Eventually.True(() => Task.FromResult(receiver.Taken.Count >= 2), "two tries");
        Assert.Empty(inside.Taken);
    }

    [Fact]
    public async Task Without_its_webhook_an_operator_reads_its_queue_again_and_a_replay_brings_what_was_sent()
    {
        await using var receiver = await Receiver.Start();
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        await Subscribe(registry, id, receiver.Address);
        await Feed(id, Guid.CreateVersion7(), 1);
        await Eventually.True(() => Task.FromResult(!receiver.Taken.IsEmpty), "the event by HTTP");

        Assert.Equal(204, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/webhook")).Status);
        await Eventually.True(
            async () => (int)(await registry.Send(
                HttpMethod.Post, $"/partners/{id}/replays",
                new() { ["from"] = DateTimeOffset.UtcNow.AddHours(-1).ToString("O") })).Body!["count"]! == 1,
            "the event taken and sent again");

        await Eventually.True(
            async () => (await client.Take()).Any(evt => (string?)evt["id"] == receiver.Taken.First().Id),
            "the same event in the queue");
    }

    [Theory, Trait("attack", "A46")]
    [InlineData("http://hop.example/x"), InlineData("https://user@hop.example/"), InlineData("ftp://hop.example/")]
    [InlineData("https://hop.example:22/"), InlineData("//hop.example/"), InlineData("file:///etc/passwd")]
    public void An_address_that_is_no_plain_https_is_not_called(string url) =>
        Assert.False(PublicAddress.IsCallable(url, allowPrivate: false, out _));

    [Theory, Trait("attack", "A46")]
    [InlineData("127.0.0.1"), InlineData("10.1.2.3"), InlineData("169.254.169.254"), InlineData("192.168.0.1")]
    [InlineData("172.31.255.255"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("::1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("fe80::1"), InlineData("fd00::1"), InlineData("2002:7f00:1::")]
    [InlineData("64:ff9b::7f00:1"), InlineData("255.255.255.255"), InlineData("224.0.0.1")]
    public void An_address_inside_is_not_public(string address) =>
        Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("113.160.0.1"), InlineData("8.8.8.8"), InlineData("2405:4800::1")]
    public void An_address_outside_is(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory, Trait("attack", "A46")]
    [InlineData("localhost"), InlineData("127.0.0.1"), InlineData("2130706433"), InlineData("[::1]")]
    public async Task The_connection_itself_refuses_what_leads_inside(string host)
    {
        await using var receiver = await Receiver.Start();
        using var http = new HttpClient(PublicAddress.Handler(allowPrivate: false));

        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => http.GetAsync(new Uri($"http://{host}:{receiver.Address.Port}/")));

        Assert.Empty(receiver.Taken);
    }

    private static Task<Registry.Answer> Subscribe(Registry registry, string id, Uri address) =>
        registry.Send(HttpMethod.Put, $"/partners/{id}/webhook", new() { ["url"] = address.AbsoluteUri });

    private Task<int> Feed(
        string id, Guid session, int count, string? reason = null) => service.Use(async (PartnerDbContext db) =>
    {
        for (var n = 1; n <= count; n++) // one at a time: rows stored together have no order
        {
            db.PartnerFeed.Add(PartnerFeedEntry.Create(
                id, SessionProjector.Cancelled, Guid.CreateVersion7(),
                Encoding.UTF8.GetBytes($$"""{"reasonCode":"{{reason ?? $"{n}"}}"}"""), null, DateTimeOffset.UtcNow,
                subject: session));
            await db.SaveChangesAsync();
        }

        return count;
    });

    /// <summary>By the text of the standard, not by our code.</summary>
    private static string Sign(string secret, Request request) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]),
        Encoding.UTF8.GetBytes($"{request.Id}.{request.Timestamp}.{request.Body}")));

    private sealed record Request(
        string Id, string Timestamp, string[] Signatures, string? ContentType, string Body)
    {
        internal string ReasonCode => (string)JsonNode.Parse(Body)!["data"]!["reasonCode"]!;
    }

    /// <summary>An operator's web server.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        internal ConcurrentQueue<int> Answers { get; } = [];

        internal ConcurrentQueue<Request> Taken { get; } = [];

        /// <summary>Events with this reason are never taken.</summary>
        internal string? Refused { get; set; }

        internal Uri Address => new(app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First());

        internal static async Task<Receiver> Start(Uri? redirectTo = null, string? refused = null)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var receiver = new Receiver(builder.Build()) { Refused = refused };
            receiver.Listen(redirectTo);
            return await receiver.Running();
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private void Listen(Uri? redirectTo) => app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers;
            var request = new Request(
                headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(),
                headers["webhook-signature"].ToString().Split(' '), context.Request.ContentType,
                await reader.ReadToEndAsync());
            if (!Answers.TryDequeue(out var status))
                status = redirectTo is null ? 204 : 307;
            if (request.ReasonCode == Refused)
                status = 422;
            context.Response.StatusCode = status;
            if (redirectTo is not null)
                context.Response.Headers.Location = redirectTo.AbsoluteUri;
            if (status is not (422 or 503))
                Taken.Enqueue(request);
        });

        private async Task<Receiver> Running()
        {
            await app.StartAsync();
            return this;
        }
    }
}
