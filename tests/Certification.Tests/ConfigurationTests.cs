using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

public sealed class ConfigurationTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public void A_software_key_is_refused_in_Production_unless_the_risk_is_accepted()
    {
        Assert.Contains("software key", Refused("Production", []), StringComparison.Ordinal);
        Assert.Null(Refused("Production", new() { ["Certification:AllowSoftwareKey"] = "true" }));
        Assert.Null(Refused("Development", []));
    }

    [Theory]
    [InlineData("Certification:SigningKey", "", "SigningKey is missing")]
    [InlineData("Certification:SigningKey", "not a key", "cannot be read")]
    [InlineData("Certification:RetiredKeys:0", "not a key", "cannot be read")]
    [InlineData("Certification:NumberPrefix", "", "NumberPrefix is missing")]
    [InlineData("Certification:NumberPrefix", "bdhvs 19", "NumberPrefix")]
    public void A_wrong_setting_stops_the_start_and_names_itself(string key, string value, string message) =>
        Assert.Contains(message, Refused("Development", new() { [key] = value }), StringComparison.Ordinal);

    [Fact]
    public void A_key_too_short_is_refused()
    {
        using var weak = System.Security.Cryptography.RSA.Create(1024);
        var refused = Refused("Development", new() { ["Certification:SigningKey"] = weak.ExportPkcs8PrivateKeyPem() });

        Assert.Contains("2048 bits", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Certification:LifeCycle:IssuesPerDay", "", "IssuesPerDay is missing")]
    [InlineData("Certification:LifeCycle:IssuesPerDay", "0", "IssuesPerDay")]
    [InlineData("Certification:LifeCycle:CoolOff", "", "CoolOff is missing")]
    [InlineData("Certification:LifeCycle:CoolOff", "00:00:00", "CoolOff")]
    public void Two_persons_and_the_time_to_think_are_no_option(string key, string value, string message) =>
        Assert.Contains(message, Refused("Development", new() { [key] = value }), StringComparison.Ordinal);

    [Fact]
    public async Task The_migrations_are_those_of_the_model()
    {
        Assert.False(await fixture.Db(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Equal(4, await fixture.Db(db => db.Criteria.CountAsync()));
    }

    [Fact]
    public async Task The_service_describes_every_door_it_has()
    {
        using var client = fixture.CreateClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));

        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        string[] doors =
            ["/certificates", "/certificates/{id}", "/certificates/{id}/revoke", "/keys", "/verify/{publicId}"];
        Assert.Empty(doors.Except(paths));
    }

    private static string? Refused(string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Certification:NumberPrefix"] = "BDHVS-19",
            ["Certification:SigningKey"] = CertificationFixture.SigningKey,
            ["Certification:LifeCycle:IssuesPerDay"] = "500",
            ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddSigning();
        builder.AddLifeCycle();
        using var services = builder.Services.BuildServiceProvider();
        try
        {
            return services.GetRequiredService<IOptions<CertificationOptions>>().Value is null
                || services.GetRequiredService<IOptions<LifeCycleOptions>>().Value is null ? "" : null;
        }
        catch (OptionsValidationException refused)
        {
            return refused.Message;
        }
    }
}
