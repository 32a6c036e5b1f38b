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
        Assert.Contains("software keys", Refused("Production", []), StringComparison.Ordinal);
        Assert.Null(Refused("Production", new() { ["Certification:AllowSoftwareKeys"] = "true" }));
        Assert.Null(Refused("Development", []));
    }

    [Fact]
    public void Keys_of_a_module_sign_in_Production_and_need_the_module_and_what_is_published_of_them()
    {
        var keys = new Dictionary<string, string?>().WithKeys(
            InModule(CertificationFixture.ProofKey), InModule(CertificationFixture.TokenKey));
        Assert.Contains("Certification:Module is missing", Refused("Production", keys), StringComparison.Ordinal);

        foreach (var setting in new[] { "Library", "Token", "Pin" })
            keys[$"Certification:Module:{setting}"] = "any";
        Assert.Null(Refused("Production", keys));

        var both = new Dictionary<string, string?>(keys)
        {
            ["Certification:Keys:1:PrivateKey"] = CertificationFixture.TokenKey.PrivateKey,
        };
        Assert.Contains("software keys", Refused("Production", both), StringComparison.Ordinal);
        Assert.Contains("contradicts itself", Refused("Development", both), StringComparison.Ordinal);
        keys["Certification:Keys:1:PublicKey"] = "";
        Assert.Contains("cannot be read", Refused("Production", keys), StringComparison.Ordinal);

        static IssuingKeyOptions InModule(IssuingKeyOptions key) =>
            new() { Algorithm = key.Algorithm, Label = "signs", PublicKey = SoftHsm.PublicPem(key) };
    }

    [Theory]
    [InlineData("Platform:PublicBaseUrl", "", "PublicBaseUrl is missing")]
    [InlineData("Certification:Keys:0:PrivateKey", "not a key", "cannot be read")]
    [InlineData("Certification:Keys:0:Algorithm", "HS256", "cannot be read")]
    [InlineData("Certification:Keys:0:Algorithm", "RS256", "cannot be read")]
    [InlineData("Certification:Keys:1:State", "Retired", "lacks a key")]
    [InlineData("Certification:Keys:1:Unit", "vneid-basics", "lacks a key")]
    [InlineData("Certification:Keys:1:State", "Compromised", "contradicts itself")]
    [InlineData("Certification:Keys:1:CompromisedAt", "2026-03-01T00:00:00Z", "contradicts itself")]
    [InlineData("Certification:Keys:1:Until", "1970-01-01T00:00:00Z", "contradicts itself")]
    [InlineData("Certification:StatusListInterval", "00:15:01", "StatusListInterval")]
    [InlineData("Certification:NumberPrefix", "", "NumberPrefix is missing")]
    [InlineData("Certification:NumberPrefix", "bdhvs 19", "NumberPrefix")]
    public void A_wrong_setting_stops_the_start_and_names_itself(string key, string value, string message) =>
        Assert.Contains(message, Refused("Development", new() { [key] = value }), StringComparison.Ordinal);

    [Fact]
    public void A_key_too_short_is_refused()
    {
        using var weak = System.Security.Cryptography.RSA.Create(1024);
        var refused = Refused(
            "Development", new() { ["Certification:Keys:1:PrivateKey"] = weak.ExportPkcs8PrivateKeyPem() });

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
    public void A_key_of_two_units_is_refused()
    {
        var twice = CertificationFixture.NewTokenKey();
        var refused = Refused("Development", new Dictionary<string, string?>().WithKeys(
            CertificationFixture.ProofKey, CertificationFixture.TokenKey, twice, twice));

        Assert.Contains("listed twice", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_key_needs_no_private_part()
    {
        using var keys = CertificationFixture.Keys();
        var retired = new IssuingKeyOptions
        {
            Algorithm = "EdDSA",
            State = KeyState.Retired,
            PublicKey = KeyTexts.Ed25519PublicPem(((PublicKey.Ed25519Key)keys.All[0].Public).Bytes),
        };

        Assert.Null(Refused("Development", new Dictionary<string, string?>().WithKeys(
            CertificationFixture.NewProofKey(), CertificationFixture.TokenKey, retired)));
    }

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
        [
            "/certificates", "/certificates/{id}", "/certificates/{id}/revoke", "/keys", "/keys/{keyId}",
            "/verify/{publicId}", "/credentials/{publicId}", "/credentials/{publicId}.jwt", "/.well-known/did.json",
            "/status-lists/{issuer}/{purpose}/{number}",
        ];
        Assert.Empty(doors.Except(paths));
    }

    private static string? Refused(string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Certification:NumberPrefix"] = "BDHVS-19",
            ["Certification:LifeCycle:IssuesPerDay"] = "500",
            ["Certification:LifeCycle:CoolOff"] = "1.00:00:00",
            ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
        }.WithKeys(CertificationFixture.ProofKey, CertificationFixture.TokenKey));
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
