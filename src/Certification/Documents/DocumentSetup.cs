using System.Security.Cryptography;

namespace Platform.Certifications.Documents;

internal static class DocumentSetup
{
    internal static void AddDocuments(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DocumentOptions>().BindConfiguration("Certification:Documents")
            .Configure<IConfiguration>((options, all) => options.PublicBaseUrl = all["Platform:PublicBaseUrl"] ?? "")
            .ValidateDataAnnotations()
            .Validate(
                IsReadable,
                "Certification:Documents:SealKey or :SealCertificate cannot be read: give an RSA private key of at "
                + "least 2048 bits, and where it has a certificate, the certificate of that key (PEM).")
            .Validate<IConfiguration>(
                (_, all) => !builder.Environment.IsProduction()
                    || all.GetValue<bool>("Certification:AllowSoftwareKeys"),
                "Certification:Documents:SealKey is a software key, refused in Production unless "
                + "Certification:AllowSoftwareKeys=true accepts the risk.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SealKey>();
        builder.Services.AddSingleton<ChromiumPrinter>();
        builder.Services.AddScoped<OrderDocument>();
        builder.Services.AddHostedService<DocumentWorker>();
    }

    private static bool IsReadable(DocumentOptions options)
    {
        if (options.SealKey.Length == 0)
            return true; // reported by its own rule
        try
        {
            SealKey.Check(options);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
