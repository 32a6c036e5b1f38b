using System.Xml.Linq;
using Platform.Testing;

namespace Platform.Architecture.Tests;

/// <summary>Who may know whom, read from the project files.</summary>
public sealed class IndependenceTests
{
    public static TheoryData<string> Services => [.. Repository.Services];

    [Theory, MemberData(nameof(Services))]
    public void A_service_references_only_contracts_messaging_and_service_defaults(string service) =>
        Assert.Equal(["Contracts", "Messaging", "ServiceDefaults"], References(service));

    [Fact]
    public void Contracts_and_local_hosting_know_nothing_of_ours()
    {
        Assert.Empty(References("Contracts"));
        Assert.Empty(References("LocalHosting"));
    }

    [Fact]
    public void The_gateway_knows_no_service_and_no_event() => Assert.Equal(["ServiceDefaults"], References("Gateway"));

    [Fact]
    public void The_simulator_uses_the_published_doors_only() => Assert.Empty(References("Simulator"));

    [Fact]
    public void Only_messaging_and_the_partner_gateway_hold_a_broker_client()
    {
        var holders = Repository.Services.Append("Gateway").Append("Messaging")
            .Where(project =>
                Packages(project).Any(package => package.StartsWith("RabbitMQ", StringComparison.Ordinal)));
        Assert.Equal(["PartnerGateway", "Messaging"], holders);
    }

    [Fact]
    public void Nothing_publishes_beside_the_outbox()
    {
        string[] doors = ["IBus", "IPublishEndpoint", "ISendEndpointProvider", "ISendEndpoint"];
        var offenders =
            from file in Repository.SourceFiles("src", "ServiceDefaults")
            where !Repository.Relative(file).StartsWith(Path.Combine("src", "Messaging"), StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where doors.Any(door => line.Split(' ', '(', ')', ',', '<', '>', ';').Contains(door))
            select $"{Repository.Relative(file)}: {line.Trim()}";
        Assert.Empty(offenders);
    }

    private static string[] References(string project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Packages(string project) => Items(project, "PackageReference");

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
            .Descendants(kind).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));
}
