using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;
using Platform.Testing;
using RabbitMQ.Client.Exceptions;

namespace Platform.Partners.Tests;

/// <summary>Operators as operations staff register, bind, suspend and close them, at the real broker.</summary>
public sealed class OnboardingTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private static JsonValue Garbage() => JsonValue.Create($"garbage {Guid.NewGuid()}");

    [Fact, Trait("requirement", "000-11"), Trait("requirement", "002-11")]
    public async Task An_operator_registered_over_HTTP_is_at_work_at_once()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);

        await client.Send(Garbage());

        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AnyAsync(p => p.PartnerId == id)),
            "its event read");
        var known = await registry.Get($"/partners/{id}");
        Assert.Equal("active", (string?)known.Body!["state"]);
        Assert.Equal($"/operators/{id}", (string?)known.Body["virtualHost"]);
        var listed = await registry.Get("/partners?limit=100");
        Assert.Contains(listed.Body!["items"]!.AsArray(), item => (string?)item!["id"] == id);
    }

    [Fact]
    public async Task A_password_is_told_once_and_kept_nowhere()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var password = await registry.Grant(id, "a");

        var again = await registry.Send(HttpMethod.Put, $"/partners/{id}/logins/a");

        Assert.Equal((409, "name-taken"), (again.Status, again.Code));
        var known = await registry.Get($"/partners/{id}");
        Assert.DoesNotContain(password, known.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(service.Logged, line => line.Contains(password, StringComparison.Ordinal));
        var kept = await service.Use((PartnerDbContext db) => db.Database.SqlQuery<int>($"""
            select (select count(*) from partners where partners::text like {'%' + password + '%'})::int
              + (select count(*) from messaging.idempotency_keys
                 where encode(coalesce(body, ''), 'escape') like {'%' + password + '%'})::int as "Value"
            """).SingleAsync());
        Assert.Equal(0, kept);
    }

    [Fact, Trait("attack", "B17")]
    public async Task Logins_rotate_without_a_pause_and_a_revoked_one_is_thrown_out()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var old = await registry.Onboard(service, id);
        await using var rotated = await OperatorClient.LogIn(
            service.Broker, id, await registry.Grant(id, "b"), userName: $"operator-{id}.b");
        await old.Send(Garbage());
        await rotated.Send(Garbage());
        await Eventually.True(
            () => service.Use(async (PartnerDbContext db) => await db.ParkedDeliveries.CountAsync(
                parked => parked.PartnerId == id && parked.Reason == "envelope-invalid") == 2),
            "both heard");
        var third = await registry.Send(HttpMethod.Put, $"/partners/{id}/logins/c");
        Assert.Equal((409, "two-at-most"), (third.Status, third.Code));

        Assert.Equal(204, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/logins/a")).Status);

        await Eventually.True(() => Task.FromResult(!old.IsOpen), "the connection closed by the broker");
        Assert.True(rotated.IsOpen);
        Assert.Equal(204, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/logins/a")).Status);
        Assert.Equal(404, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/logins/z")).Status);
        await Assert.ThrowsAnyAsync<BrokerUnreachableException>(() => OperatorClient.LogIn(
            service.Broker, id, "whatever-it-was", userName: $"operator-{id}.a"));
    }

    [Fact, Trait("attack", "B17")]
    public async Task A_suspended_operator_is_out_at_once_and_in_again_when_resumed()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var password = await registry.Grant(id, "a");
        Task<OperatorClient> LogIn() =>
            OperatorClient.LogIn(service.Broker, id, password, userName: $"operator-{id}.a");
        await using var client = await LogIn();
        await using (await client.Channel())
        {
        }

        Assert.Equal(204, (await registry.Change(id, "suspend")).Status);

        await Eventually.True(() => Task.FromResult(!client.IsOpen), "the connection closed by the broker");
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var refused = await LogIn();
            await refused.Channel();
        });
        Assert.Equal((409, "operator-state"), await Codes(registry.Change(id, "suspend")));
        Assert.Equal(204, (await registry.Change(id, "resume")).Status);
        await using var back = await LogIn();
        await back.Send(Garbage());
        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AnyAsync(p => p.PartnerId == id)),
            "read again");
    }

    [Fact]
    public async Task A_closed_operator_has_nothing_at_the_broker_and_its_id_is_not_given_again()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);

        Assert.Equal((409, "operator-state"), await Codes(registry.Change(id, "close"))); // it may still send
        Assert.Equal(204, (await registry.Change(id, "suspend")).Status);
        await Eventually.True(async () => (await registry.Change(id, "close")).Status == 204, "heard out and closed");

        using var management = service.Management();
        var vhosts = await management.GetStringAsync(new Uri("api/vhosts?columns=name", UriKind.Relative));
        Assert.DoesNotContain(id, vhosts, StringComparison.Ordinal);
        var users = await management.GetStringAsync(new Uri("api/users?columns=name", UriKind.Relative));
        Assert.DoesNotContain(id, users, StringComparison.Ordinal);
        Assert.Equal((409, "operator-state"), await Codes(registry.Change(id, "resume")));
        Assert.Equal((409, "operator-known"), await Codes(registry.Register(id)));
    }

    [Fact]
    public async Task What_an_operator_had_sent_is_read_before_it_is_closed()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id, Registry.Contract(rate: 10));
        await using (var channel = await client.UnconfirmedChannel())
        {
            for (var n = 0; n < 41; n++) // more than are read in two minutes where all are refused
                await channel.BasicPublishAsync(client.InExchange, "", false, client.Properties(), Garbage().Bytes());
        }

        await client.Send(Garbage()); // behind them
        Assert.Equal(204, (await registry.Change(id, "suspend")).Status);
        Assert.Equal((409, "events-unread"), await Codes(registry.Change(id, "close")));

        await Eventually.True(
            async () => (await registry.Change(id, "close")).Status == 204, "all read", TimeSpan.FromMinutes(4));
        Assert.Equal(42, await service.Use((PartnerDbContext db) =>
            db.ParkedDeliveries.CountAsync(parked => parked.PartnerId == id)));
    }

    [Fact, Trait("attack", "B17")]
    public async Task A_revoked_login_that_is_still_at_the_broker_is_named_and_ended_by_a_repetition()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var leaked = await registry.Onboard(service, id);
        await service.Use(async (PartnerDbContext db) => // as far as a revocation came that the broker did not answer
        {
            var known = await db.Partners.SingleAsync(partner => partner.Id == id);
            known.Revoke($"operator-{id}.a", DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        var different = (await registry.Get($"/partners/{id}/broker")).Body!["different"]!.AsArray();
        Assert.Equal([$"users/operator-{id}.a"], different.Select(path => (string)path!));

        Assert.Equal(204, (await registry.Send(HttpMethod.Delete, $"/partners/{id}/logins/a")).Status);

        await Eventually.True(() => Task.FromResult(!leaked.IsOpen), "thrown out");
        Assert.True((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);
        Assert.Equal(204, (await registry.Change(id, "suspend")).Status);
        Assert.True((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);
    }

    [Fact]
    public async Task What_differs_at_the_broker_is_named_and_can_be_put_right()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        Assert.True((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);

        using var management = service.Management();
        var vhost = $"%2Foperators%2F{id}";
        await management.DeleteAsync(new Uri($"api/queues/{vhost}/partner.{id}.out", UriKind.Relative));
        await management.PutAsJsonAsync(
            $"api/permissions/{vhost}/operator-{id}.a", new { configure = ".*", write = ".*", read = ".*" });
        var different = (await registry.Get($"/partners/{id}/broker")).Body!;

        Assert.Equal(
            [$"permissions//operators/{id}/operator-{id}.a", $"queues//operators/{id}/partner.{id}.out"],
            different["different"]!.AsArray().Select(path => (string)path!).Order(StringComparer.Ordinal));
        Assert.Equal(204, (await registry.Send(HttpMethod.Post, $"/partners/{id}/broker/repair")).Status);
        Assert.True((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);
    }

    [Fact]
    public async Task An_empty_queue_of_an_earlier_release_is_replaced()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        using var management = service.Management();
        var path = $"api/queues/%2Foperators%2F{id}/partner.{id}.errors";
        await management.DeleteAsync(new Uri(path, UriKind.Relative));
        await management.PutAsJsonAsync(path, new JsonObject
        {
            ["durable"] = true,
            ["arguments"] = new JsonObject { ["x-queue-type"] = "quorum", ["x-max-length"] = 7 },
        });
        Assert.False((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);

        // The broker tells how much a queue holds only some seconds after it was made.
        await Eventually.True(
            async () => (await registry.Send(HttpMethod.Post, $"/partners/{id}/broker/repair")).Status == 204,
            "the repair");

        Assert.True((bool)(await registry.Get($"/partners/{id}/broker")).Body!["inLine"]!);
    }

    [Fact]
    public async Task Declared_operators_stand_at_the_broker_as_the_registry_says() => Assert.True(
        (bool)(await service.Registry().Get($"/partners/{service.OperatorId}/broker")).Body!["inLine"]!);

    [Fact]
    public async Task A_contract_is_revised_at_the_broker_too_and_the_configuration_never_takes_it_back()
    {
        var registry = service.Registry();
        var path = $"/partners/{service.OtherOperatorId}";
        var seen = (await registry.Get(path)).ETag!;
        var contract = Registry.Contract(queueLength: 1_234, types: [InboundTypes.All.First()]);

        Assert.Equal(204, (await registry.Send(HttpMethod.Put, path + "/contract", contract, seen)).Status);
        var late = await registry.Send(HttpMethod.Put, path + "/contract", Registry.Contract(rate: 7), seen);
        Assert.Equal(412, late.Status);
        await service.ProvisionAgain();

        var known = (await registry.Get(path)).Body!["contract"]!;
        Assert.Equal(1_234, (int)known["queueLength"]!);
        Assert.Single(known["acceptedTypes"]!.AsArray());
        Assert.True((bool)(await registry.Get(path + "/broker")).Body!["inLine"]!);
        await registry.Send(HttpMethod.Put, path + "/contract", Registry.Contract(), "*");
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        Assert.Equal((422, "type-unknown"), await Codes(
            registry.Register(id, Registry.Contract(types: ["vn.bdhvs.learner.renamed.v1"]))));
        Assert.Equal(400, (await registry.Register("Not A Slug")).Status);
        Assert.Equal((409, "operator-known"), await Codes(registry.Register(service.OperatorId)));
        Assert.Equal(404, (await registry.Get("/partners/nobody")).Status);
        Assert.Equal(404, (await registry.Get("/partners/nobody/broker")).Status);
        Assert.Equal(400, (await registry.Send(HttpMethod.Put, $"/partners/{service.OperatorId}/logins/a.b")).Status);
        Assert.Equal(403, (await service.Registry(Scopes.PartnersRead).Register(id)).Status);
        Assert.Equal(403, (await service.Registry(Scopes.PartnersWrite).Get($"/partners/{id}")).Status);
    }

    private static async Task<(int Status, string? Code)> Codes(Task<Registry.Answer> answer) =>
        ((await answer).Status, (await answer).Code);
}
