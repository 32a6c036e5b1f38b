using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;
using Platform.Testing;

namespace Platform.Partners.Tests;

public sealed class AccessMatrixTests(PartnerGatewayFixture service) :
    AccessMatrix<Program>(service, OperatorWorld.Routes, OperatorWorld.Home, OperatorWorld.Foreign),
    IClassFixture<PartnerGatewayFixture>
{
    protected override Task<World> NewWorld() => Task.FromResult<World>(new OperatorWorld());
}

public sealed class OpenApiTests(PartnerGatewayFixture service) :
    OpenApiMatrix<Program>(service, OperatorWorld.Routes, OperatorWorld.Home), IClassFixture<PartnerGatewayFixture>,
    IAsyncLifetime
{
    private readonly PartnerGatewayFixture service = service;

    /// <summary>The operator of the examples, which has nothing at the broker.</summary>
    public Task InitializeAsync() => service.Use(async (PartnerDbContext db) =>
    {
        if (!await db.Partners.AnyAsync(partner => partner.Id == "viettel"))
        {
            db.Partners.Add(Partner.Register(
                "viettel", "Viettel", "urn:operator:viettel", TraceMode.Link, ContractTerms.Usual([]),
                DateTimeOffset.UtcNow));
        }

        return await db.SaveChangesAsync();
    });

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>Operators belong to no area: no row of theirs is anybody's by its place.</summary>
internal sealed class OperatorWorld() : World(new Dictionary<string, string>())
{
    internal static readonly Guid Home = new("0197a000-0000-7000-8000-00000000dd01");
    internal static readonly Guid Foreign = new("0197a000-0000-7000-8000-00000000dd02");

    internal static RouteTable Routes { get; } = new(
        "PartnerGateway.Tests", (_, parameter) => parameter switch
        {
            "partner" => "nobody",
            "name" => "spare",
            "number" => "2",
            "consumer" => "partnergateway",
            _ => null,
        });
}
