using System.Security.Cryptography;
using Platform.Messaging.TestHost;

namespace Platform.Messaging.Tests.Faults;

/// <summary>Learner, which registers people, and Course, which follows.</summary>
internal sealed class RealServices : FaultCluster
{
    private Guid village;

    public override Uri CommandPath { get; } = new("/learners", UriKind.Relative);

    public override string Event => "learner.learner-registered.v1";

    public override string Queue => "course-learner-registered";

    public override string OperationsSql => "select replace(lower(full_name), 'nguyễn ', '') from learners";

    public override string EffectsSql => "select aggregate from effects_log";

    public static async Task<RealServices> StartAsync()
    {
        var cluster = new RealServices();
        await cluster.StartAsync(("Learner", "learner"), ("Course", "course"));
        return cluster;
    }

    public override object Command(string operation) => new
    {
        fullName = "Nguyễn " + operation,
        birthDate = "1990",
        sex = "female",
        areaId = village,
    };

    protected override void Configure(Side side, Dictionary<string, string?> settings)
    {
        settings["Learner:CitizenIdKey"] = Convert.ToBase64String(new byte[32]);
        settings["Learner:BlindIndexKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray());
        using var packKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        settings["Course:OfflinePacks:SigningKey"] = Convert.ToBase64String(packKey.ExportPkcs8PrivateKey());
    }

    protected override async Task PrepareAsync()
    {
        // Their readers are other services, which are not part of this cluster.
        await Vhost.SpyOnAsync("learner.learner-identity-changed.v1");
        await Vhost.SpyOnAsync("learner.learner-contact-changed.v1");
        await using var log = Consumer.Sql.CreateCommand("""
            create table effects_log (id bigint generated always as identity, aggregate text not null);
            create function log_effect() returns trigger language plpgsql as $$
              begin insert into effects_log (aggregate) values (new.id::text); return new; end $$;
            create trigger log_effect after insert or update on learners for each row execute function log_effect();
            """);
        await log.ExecuteNonQueryAsync();
    }

    protected override async Task BeginAsync()
    {
        await using var province = Publisher.Sql.CreateCommand(
            "select id from areas where state = 'Active' order by id limit 1");
        Area = (Guid)(await province.ExecuteScalarAsync())!;
        using var client = Client(0, timeout: 60);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/areas", UriKind.Relative))
        {
            Content = System.Net.Http.Json.JsonContent.Create(new
            {
                parentId = Area,
                level = "commune",
                type = "xa",
                name = "Xã Thử Nghiệm",
                validFrom = "2025-07-01",
                code = "90001",
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await using var commune = Publisher.Sql.CreateCommand("select id from areas where parent_id = $1");
        commune.Parameters.Add(new() { Value = Area });
        village = (Guid)(await commune.ExecuteScalarAsync())!;
    }
}

/// <summary>The smallest services there are, whose effects no natural key protects: what is broken shows.</summary>
internal sealed class BareServices(Sabotage publisher, Sabotage consumer) : FaultCluster
{
    public override Uri CommandPath { get; } = new("/items", UriKind.Relative);

    public override string Event => "course.course-completed.v1";

    public override string Queue => "certification-course-completed";

    public override string OperationsSql => "select name from items";

    public override string EffectsSql => "select aggregate_id::text from effects";

    public static async Task<BareServices> StartAsync(
        Sabotage publisher = Sabotage.None, Sabotage consumer = Sabotage.None)
    {
        var cluster = new BareServices(publisher, consumer);
        await cluster.StartAsync(("Messaging.TestHost", "course"), ("Messaging.TestHost", "certification"));
        return cluster;
    }

    public override object Command(string operation) => new Items.NewItem(operation);

    protected override void Configure(Side side, Dictionary<string, string?> settings)
    {
        settings["Service"] = side.Service;
        settings["Messaging:Sabotage"] = (side.Service is "course" ? publisher : consumer).ToString();
    }

    /// <summary>One of each will do: it is the checker that is on trial.</summary>
    protected override int Replicas => 1;

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task BeginAsync() => Task.CompletedTask;
}
