using System.Security.Cryptography;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

internal static class SigningSetup
{
    internal static void AddSigning(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CertificationOptions>().BindConfiguration("Certification")
            .ValidateDataAnnotations()
            .Validate(
                options => options.AllowSoftwareKey || !builder.Environment.IsProduction(),
                "Certification:SigningKey is a software key, refused in Production: configure a key module, or accept "
                + "the risk with Certification:AllowSoftwareKey=true.")
            .Validate(
                options => IsReadable(options),
                "Certification:SigningKey or one of Certification:RetiredKeys cannot be read: give RSA keys of at "
                + "least 2048 bits, the first private, the others public (PEM).")
            .ValidateOnStart();
        builder.Services.AddSingleton<IIssuerSigner, SoftwareSigner>();
        builder.Services.AddSingleton<IssuerKeys>();
        builder.Services.AddSingleton<Pulse<SigningIntent>>();
        builder.Services.AddSingleton<SigningInterceptor>();
        builder.Services.ConfigureDbContext<CertificationDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<SigningInterceptor>()));
        builder.Services.AddHostedService<SigningJob>();
    }

    private static bool IsReadable(CertificationOptions options)
    {
        if (options.SigningKey.Length == 0)
            return true; // reported by its own rule
        try
        {
            RsaKeys.ReadPrivate(options.SigningKey).Dispose();
            return options.RetiredKeys.All(pem => RsaKeys.ReadPublic(pem).Modulus!.Length * 8 >= RsaKeys.MinimumBits);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
