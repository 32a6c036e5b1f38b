using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Courses.OfflinePacks;
using Platform.Courses.Sessions;

namespace Platform.Courses.Tests;

/// <summary>What stops the start of the service, and says what to do about it.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData(null, "SigningKey is missing")]
    [InlineData("", "SigningKey is missing")]
    [InlineData("not a key", "SigningKey cannot be read")]
    [InlineData("bm90IGEga2V5", "SigningKey cannot be read")]
    public void Without_a_key_to_sign_offline_packs_the_service_does_not_start(string? key, string message) =>
        Assert.Contains(message, Refusal(key), StringComparison.Ordinal);

    [Fact]
    public void A_key_on_another_curve_is_refused_and_one_on_P256_is_taken()
    {
        Assert.Contains("P-256", Refusal(NewKey(ECCurve.NamedCurves.nistP384)), StringComparison.Ordinal);
        Assert.Null(Refusal(NewKey(ECCurve.NamedCurves.nistP256)));
    }

    private static string NewKey(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private static string? Refusal(string? key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Course:OfflinePacks:SigningKey"] = key });
        builder.AddSessions();
        using var services = builder.Services.BuildServiceProvider();
        try
        {
            return services.GetRequiredService<IOptions<OfflinePackOptions>>().Value is null ? "" : null;
        }
        catch (OptionsValidationException refused)
        {
            return refused.Message;
        }
    }
}
