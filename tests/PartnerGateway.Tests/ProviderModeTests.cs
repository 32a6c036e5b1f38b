using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Webhooks;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>
/// Providers as they are: slow, failing, silent, hasty, repeating themselves; by both channels, with the operator
/// simulator as a process of its own. Whatever it does, one message is one text and each fact is told inside once.
/// </summary>
public sealed class ProviderModeTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Theory, Trait("fault", "F90"), Trait("fault", "F11")]
    [InlineData("None"), InlineData("Fails"), InlineData("AnswersLate"), InlineData("EarlyReceipts")]
    public async Task An_operator_by_webhook_sends_each_text_once_and_tells_its_end_once(string misbehaviour)
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        // Known before it is granted: its address is not known yet.
        var secret = service.Services.GetRequiredService<WebhookSecrets>().Show(id, 1);
        await using var telecom = await Operator(id, service.CreateClient().BaseAddress!, secret, misbehaviour)
            .ReadyAsync();
        Assert.Equal(secret, await Subscribe(registry, id, telecom.Address));

        var message = await Dispatch(id);

        await Told(message, "accepted", "delivered");
        Assert.Single(Sent(telecom, message));
    }

    [Fact, Trait("fault", "F90")]
    public async Task A_text_accepted_and_dropped_stays_accepted_and_is_never_called_delivered()
    {
        await using var telecom = Operator(
            service.OperatorId, Broker, PartnerGatewayFixture.Password, "AcceptsAndDrops");
        var (dropped, next) = (await Dispatch(service.OperatorId), await Dispatch(service.OperatorId));

        await Told(next, "accepted");
        await Told(dropped, "accepted");
        var traffic = await service.Registry().Get($"/partners/{service.OperatorId}/traffic");
        Assert.Null(traffic.Body!["deliveryDelay"]); // nothing came to an end
    }

    [Fact, Trait("fault", "F90")]
    public async Task An_operator_that_never_acknowledges_is_asked_again_and_still_sends_one_text()
    {
        DispatchMessage.Request message;
        await using (var deaf = Operator(
            service.OtherOperatorId, Broker, PartnerGatewayFixture.Password, "NeverAcknowledges"))
        {
            message = await Dispatch(service.OtherOperatorId);
            await Told(message, "accepted", "delivered");
            await deaf.KillAsync();
        }

        await using var again = Operator(service.OtherOperatorId, Broker, PartnerGatewayFixture.Password, "None");
        await Eventually.True(
            () => Task.FromResult(again.Output().Contains($"{message.Reference}", StringComparison.Ordinal)),
            "the request again", TimeSpan.FromSeconds(60));

        await Told(await Dispatch(service.OtherOperatorId), "accepted", "delivered"); // what came before was read too
        await Told(message, "accepted", "delivered");
    }

    private Uri Broker => new($"amqp://{service.Broker.Authority.Split('@')[^1]}");

    private static IEnumerable<string> Sent(ServiceProcess telecom, DispatchMessage.Request message) =>
        telecom.Output().Split('\n').Where(
            line => line.Contains($"sent {message.Reference}", StringComparison.Ordinal));

    private static ServiceProcess Operator(string id, Uri platform, string password, string misbehaviour) =>
        ServiceProcess.Start(
            "Simulator",
            new Dictionary<string, string?>
            {
                ["Operator:Id"] = id,
                ["Operator:Uri"] = platform.Scheme == "amqp"
                    ? platform.OriginalString
                    : new Uri(platform, $"partners/{id}/events").AbsoluteUri,
                ["Operator:Password"] = password,
                ["Operator:Source"] = PartnerGatewayFixture.Source(id),
                ["Operator:DelayMs"] = "20",
                ["Operator:DuplicateRate"] = "0.5",
                ["Operator:Misbehaviour"] = misbehaviour,
            },
            "operator");

    private static async Task<string> Subscribe(Registry registry, string id, Uri address) =>
        (string)(await registry.Send(
            HttpMethod.Put, $"/partners/{id}/webhook", new() { ["url"] = address.AbsoluteUri })).Body!["secret"]!;

    private async Task<DispatchMessage.Request> Dispatch(string id)
    {
        var message = new DispatchMessage.Request(
            Guid.CreateVersion7(), "+84987001133", "[BDHVS] Chuc mung ban", "gsm7", "BDHVS", "notice", Operator: id);
        using var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsJsonAsync("/dispatches", message)).StatusCode);
        return message;
    }

    /// <summary>Exactly these facts are told inside, each once.</summary>
    private Task Told(DispatchMessage.Request message, params string[] states) => Eventually.Pass(
        async () => Assert.Equal(
            states,
            (await service.Bus.Events<MessageReceiptReported>())
                .Where(evt => evt.Reference == message.Reference).Select(evt => evt.State).Order()),
        TimeSpan.FromSeconds(60));
}
