using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Certifications.Confirmations;
using Platform.Certifications.Documents;
using Platform.Certifications.Transparency;

namespace Platform.Certifications.Tests;

public sealed class EvidenceSettingsTests
{
    [Theory]
    [InlineData("Platform:PublicBaseUrl", "", "PublicBaseUrl is missing")]
    [InlineData("Platform:PublicBaseUrl", "nowhere", "PublicBaseUrl")]
    [InlineData("Certification:Confirmations:Address", "", "Address is missing")]
    [InlineData("Certification:Confirmations:Credential", "", "Credential is missing")]
    [InlineData("Certification:Confirmations:Credential", "short", "Credential")]
    [InlineData("Certification:Confirmations:CallTimeout", "1.00:00:00", "CallTimeout")]
    [InlineData("Certification:Documents:SealKey", "", "SealKey is missing")]
    [InlineData("Certification:Documents:SealKey", "not a key", "cannot be read")]
    [InlineData("Certification:Documents:SealCertificate", "not a certificate", "cannot be read")]
    [InlineData("Certification:Transparency:CheckEvery", "2.00:00:00", "CheckEvery")]
    public void A_wrong_setting_stops_the_start_and_names_itself(string key, string value, string message) =>
        Assert.Contains(message, Refused("Development", new() { [key] = value }), StringComparison.Ordinal);

    [Fact]
    public void A_software_seal_is_refused_in_Production_unless_the_risk_is_accepted()
    {
        Assert.Contains("software key", Refused("Production", []), StringComparison.Ordinal);
        Assert.Null(Refused("Production", new() { ["Certification:AllowSoftwareKeys"] = "true" }));
        Assert.Null(Refused("Development", []));
    }

    private static string? Refused(string environment, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:PublicBaseUrl"] = "https://bdhvs.example",
            ["Certification:Documents:SealKey"] = CertificationFixture.SealKey,
            ["Certification:Confirmations:Address"] = "https://vneid.example",
            ["Certification:Confirmations:Credential"] = "a secret of the tests",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddEvidence();
        using var services = builder.Services.BuildServiceProvider();
        try
        {
            _ = services.GetRequiredService<IOptions<TransparencyOptions>>().Value;
            _ = services.GetRequiredService<IOptions<ConfirmationOptions>>().Value;
            _ = services.GetRequiredService<IOptions<DocumentOptions>>().Value;
            return null;
        }
        catch (OptionsValidationException refused)
        {
            return refused.Message;
        }
    }
}
