using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>Two operators behind a real door, one of them bad.</summary>
[Trait("fault", "F90")]
public sealed class OperatorFailoverTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    /// <summary>Seconds instead of minutes; a number no operator owns, so that the shares alone decide.</summary>
    private const string Quick = """
        {"errors":1000,"errorSeconds":60,"slowPart":0.3,"slowAfterSeconds":4,"windowSeconds":15,"leastMeasured":1,
         "points":10,"intervalSeconds":0.2,"driftSeconds":0.3,"quietSeconds":2}
        """;

    [Fact]
    public async Task Traffic_moves_away_from_an_operator_that_takes_and_drops_and_nobody_gets_two()
    {
        await service.Decree("sms-failover", Quick);
        await service.Operator("droppy", 50);
        await service.Operator("steady", 50);
        var template = await service.Template();
        var phones = new List<string>();

        using var stop = new CancellationTokenSource();
        var receipts = Deliver("steady", stop.Token);
        await Eventually.True(
            async () =>
            {
                var (learner, phone) = await service.Known(RoutedFixture.ForeignPhone());
                phones.Add(phone);
                var id = await service.Queue(learner, template);
                await Eventually.True(
                    async () => (await service.Find(id)).State is MessageState.Accepted or MessageState.Delivered,
                    "the message handed over");
                return (await Operators())["droppy"].Share == 0;
            },
            "all the traffic moved", TimeSpan.FromSeconds(90));
        await stop.CancelAsync();
        await receipts;

        Assert.Equal(100, (await Operators())["steady"].Share);
        Assert.All(phones, phone => Assert.Single(
            service.Door.RequestsTo(phone).Select(dispatch => dispatch.Reference).Distinct()));
        var moves = await service.SignInAs(area: null, Scopes.OperationsRead)
            .GetFromJsonAsync<JsonObject>("/operators/moves");
        Assert.Contains(
            moves!["items"]!.AsArray(),
            move => $"{move!["operatorId"]} {move["reason"]} {move["from"]} {move["to"]}" == "droppy slow 10 0");

        // Nobody is in trouble while nothing is sent: what was moved comes back, a little at a time.
        await Eventually.True(
            async () => (await Operators())["droppy"].Share > 0, "a share again", TimeSpan.FromSeconds(90));
    }

    private async Task<Dictionary<string, (int Share, string? Trouble)>> Operators()
    {
        var client = service.SignInAs(area: null, Scopes.OperationsRead);
        var answer = await client.GetFromJsonAsync<JsonObject>("/operators");
        return answer!["items"]!.AsArray().ToDictionary(
            row => (string)row!["id"]!, row => ((int)row!["share"]!, (string?)row["trouble"]));
    }

    /// <summary>The operator delivers at once what it was given, and says so twice.</summary>
    private async Task Deliver(string id, CancellationToken stop)
    {
        var done = new HashSet<Guid>();
        while (!stop.IsCancellationRequested)
        {
            foreach (var (dispatch, _) in service.Door.Requests.Where(request => request.Dispatch.Operator == id))
            {
                if (!done.Add(dispatch.Reference))
                    continue;
                await service.Delivered(dispatch.Reference, id, "1");
                await service.Delivered(dispatch.Reference, id, "1");
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }
}
