using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Partners.Egress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Tests;

public sealed class DispatchOperatorTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private static readonly Uri Dispatches = new("/dispatches", UriKind.Relative);

    [Fact]
    public async Task A_message_goes_to_the_operator_that_is_named_and_the_first_one_named_stays()
    {
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        foreach (var (name, other) in new[]
        {
            (service.OperatorId, service.OtherOperatorId),
            (service.OtherOperatorId, service.OperatorId),
        })
        {
            var message = new DispatchMessage.Request(
                Guid.CreateVersion7(), "+84987001122", "[BDHVS] Chuc mung ban", "gsm7", "BDHVS", "notice",
                Operator: name);
            Assert.Equal(name, await Taken(message));
            Assert.Equal(name, await Taken(message with { Operator = other })); // a copy would reach the person twice
        }

        async Task<string> Taken(DispatchMessage.Request message) => (await (await client.PostAsJsonAsync(
            Dispatches, message)).Content.ReadFromJsonAsync<DispatchMessage.Response>())!.Operator;
    }

    [Fact]
    public async Task An_operator_that_takes_no_messages_is_not_replaced_by_another()
    {
        var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        var response = await client.PostAsJsonAsync(Dispatches, new DispatchMessage.Request(
            Guid.CreateVersion7(), "+84987001122", "[BDHVS] Chuc mung ban", "gsm7", "BDHVS", "notice",
            Operator: "nobody"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("no-operator", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }
}
