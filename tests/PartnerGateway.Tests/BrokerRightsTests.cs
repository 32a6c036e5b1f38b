using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Platform.Partners.Tests;

/// <summary>
/// What an operator's own login may do at the real broker: write to one exchange, read from one queue.
/// </summary>
public sealed class BrokerRightsTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private const ushort AccessRefused = 403;
    private const ushort NotFound = 404;
    private const ushort NotAllowed = 530;

    public static TheoryData<string> Forbidden => [.. Attempts.Keys];

    private static readonly Dictionary<string, Func<IChannel, OperatorClient, Task>> Attempts = new()
    {
        ["publish to the default exchange"] = (channel, me) =>
            channel.BasicPublishAsync("", me.OutQueue, true, me.Properties(), "x"u8.ToArray()).AsTask(),
        ["publish to amq.topic"] = (channel, me) =>
            channel.BasicPublishAsync("amq.topic", "x", true, me.Properties(), "x"u8.ToArray()).AsTask(),
        ["publish to amq.fanout"] = (channel, me) =>
            channel.BasicPublishAsync("amq.fanout", "x", true, me.Properties(), "x"u8.ToArray()).AsTask(),
        ["declare a queue"] = (channel, _) => channel.QueueDeclareAsync("mine", true, false, false),
        ["declare a queue of its own exchange's name"] = (channel, me) =>
            channel.QueueDeclareAsync(me.InExchange, true, false, false),
        ["declare an exchange"] = (channel, _) => channel.ExchangeDeclareAsync("mine", "fanout"),
        ["delete its queue"] = (channel, me) => channel.QueueDeleteAsync(me.OutQueue),
        ["delete its exchange"] = (channel, me) => channel.ExchangeDeleteAsync(me.InExchange),
        ["delete the ingress queue"] = (channel, _) => channel.QueueDeleteAsync(BrokerNames.Ingress),
        ["purge the ingress queue"] = (channel, _) => channel.QueuePurgeAsync(BrokerNames.Ingress),
        ["bind the ingress queue"] = (channel, _) => channel.QueueBindAsync(BrokerNames.Ingress, "amq.topic", "#"),
        ["bind its queue to its exchange"] = (channel, me) => channel.QueueBindAsync(me.OutQueue, me.InExchange, ""),
        ["read the ingress queue"] = (channel, _) => channel.BasicGetAsync(BrokerNames.Ingress, autoAck: true),
        ["consume the ingress queue"] = (channel, _) =>
            channel.BasicConsumeAsync(BrokerNames.Ingress, true, new AsyncDefaultBasicConsumer(channel)),
        ["publish to its error queue"] = (channel, me) =>
            channel.BasicPublishAsync("", me.ErrorQueue, true, me.Properties(), "x"u8.ToArray()).AsTask(),
        ["delete its error queue"] = (channel, me) => channel.QueueDeleteAsync(me.ErrorQueue),
        ["read the dead queue"] = (channel, _) => channel.BasicGetAsync(BrokerNames.Dead, autoAck: true),
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    [Trait("attack", "B01")]
    [Trait("attack", "B03")]
    [Trait("attack", "B05")]
    public async Task The_broker_refuses_an_operator_to(string attempt)
    {
        await using var client = await service.LogIn();
        await using var channel = await client.Channel();

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Attempts[attempt](channel, client));

        var reason = (refusal as OperationInterruptedException)?.ShutdownReason
            ?? (refusal as AlreadyClosedException)?.ShutdownReason ?? channel.CloseReason;
        Assert.Equal(AccessRefused, reason!.ReplyCode);
    }

    [Fact]
    [Trait("attack", "B01")]
    public async Task Another_operators_virtual_host_and_the_platforms_own_do_not_open()
    {
        foreach (var vhost in new[] { $"/operators/{service.OtherOperatorId}", service.Vhost.Name, "/" })
        {
            // The client calls a connection open before the broker has answered; the first channel learns the truth.
            await using var client = await OperatorClient.LogIn(
                service.Broker, service.OperatorId, PartnerGatewayFixture.Password, vhost);
            var refusal = await Assert.ThrowsAnyAsync<OperationInterruptedException>(client.Channel);
            Assert.Equal(NotAllowed, refusal.ShutdownReason!.ReplyCode);
        }
    }

    [Fact]
    [Trait("attack", "B06")]
    public async Task Asking_for_another_operators_queue_finds_nothing()
    {
        await using var client = await service.LogIn();
        await using var channel = await client.Channel();
        var missing = await Assert.ThrowsAsync<OperationInterruptedException>(
            () => channel.QueueDeclarePassiveAsync($"partner.{service.OtherOperatorId}.out"));
        Assert.Equal(NotFound, missing.ShutdownReason!.ReplyCode);
    }

    [Fact]
    public async Task Provisioning_again_changes_nothing_and_refuses_nothing()
    {
        await service.ProvisionAgain();

        using var management = service.Management();
        var queues = await management.GetStringAsync(
            new Uri($"api/queues/%2Foperators%2F{service.OperatorId}?columns=name,type", UriKind.Relative));
        Assert.Equal(4, queues.Split("\"quorum\"").Length - 1);
        await using var client = await service.LogIn();
    }
}
