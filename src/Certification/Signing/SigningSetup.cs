using System.Security.Cryptography;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

internal static class SigningSetup
{
    internal static void AddSigning(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CertificationOptions>().BindConfiguration("Certification")
            .Configure<IConfiguration>((options, all) => options.PublicBaseUrl = all["Platform:PublicBaseUrl"] ?? "")
            .ValidateDataAnnotations()
            .Validate(
                options => options.AllowSoftwareKeys || !builder.Environment.IsProduction()
                    || options.Keys.All(key => key.PrivateKey.Length == 0),
                "Certification:Keys are software keys, refused in Production: move them to a key module "
                + "(Certification:Module, and a Label for each), or accept the risk with "
                + "Certification:AllowSoftwareKeys=true.")
            .Validate(
                options => options.Module.IsWhole || options.Keys.All(key => key.Label.Length == 0),
                "Certification:Module is missing: keys with a Label lie in a key module; name its PKCS#11 Library, the "
                + "Token and the Pin.")
            .Validate(
                options => options.Keys.All(IsReadable),
                "One of Certification:Keys cannot be read: give Algorithm EdDSA or RS256 and a PrivateKey (PEM, or "
                + "PKCS#8 in base64) or PublicKey (PEM) of that kind, RSA with at least 2048 bits.")
            .Validate(
                options => options.Keys.All(IsConsistent),
                "One of Certification:Keys contradicts itself: Unit is a lower-case code or id, From lies before "
                + "Until, an active key has its PrivateKey, or a Label and its PublicKey, a compromised key and no "
                + "other says CompromisedAt.")
            .Validate(
                options => options.Keys.Where(IsReadable).Select(key => new IssuerKey(key).KeyId).Distinct().Count()
                    == options.Keys.Count(IsReadable),
                "One of Certification:Keys is listed twice: a key signs for one unit.")
            .Validate(
                options => IssuersOf(options).All(unit => HasPair(options, unit)),
                "Certification:Keys lacks a key: the unit platform, and each other unit named, needs an active EdDSA "
                + "and an active RS256 key.")
            .ValidateOnStart();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<IssuerKeys>();
        builder.Services.AddSingleton<CredentialSigner>();
        builder.Services.AddSingleton<CredentialCheck>();
        builder.Services.AddSingleton<PublishedLists>();
        builder.Services.AddSingleton<Pulse<SigningIntent>>();
        builder.Services.AddSingleton<SigningInterceptor>();
        builder.Services.ConfigureDbContext<CertificationDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<SigningInterceptor>()));
        builder.Services.AddHostedService<SigningJob>();
        builder.Services.AddHostedService<StatusListJob>();
        builder.Services.AddHostedService<CompromiseJob>();
    }

    // Also a unit whose keys are all retired: its certificates live, and their lists must be signed.
    private static IEnumerable<string> IssuersOf(CertificationOptions options) =>
        options.Keys.Select(key => key.Unit).Append(PublicAddress.Platform).Distinct();

    private static bool HasPair(CertificationOptions options, string unit) =>
        new[] { IssuerKey.EdDsa, IssuerKey.Rs256 }.All(algorithm => options.Keys.Any(
            key => key.Unit == unit && key.Algorithm == algorithm && key.State is KeyState.Active));

    private static bool IsConsistent(IssuingKeyOptions key) => key.From < key.Until
        && key.Unit.Length is > 0 and <= 64 && key.Unit.All(sign => char.IsAsciiLetterLower(sign)
            || char.IsAsciiDigit(sign) || sign is '-')
        && (key.State is not KeyState.Active || key.PrivateKey.Length > 0 || key.Label.Length > 0)
        && (key.PrivateKey.Length == 0 || key.Label.Length == 0)
        && (key.State is KeyState.Compromised) == key.CompromisedAt.HasValue;

    private static bool IsReadable(IssuingKeyOptions key)
    {
        try
        {
            return key.Algorithm is IssuerKey.EdDsa or IssuerKey.Rs256 && new IssuerKey(key).KeyId.Length > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
