using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Platform.Interop.Tests;

/// <summary>
/// TLS before the gateway, as a load balancer would end it: verifiers follow <c>did:web</c> over HTTPS only. Its
/// certificate is its own authority, which they are told to trust.
/// </summary>
internal sealed class SecureFront : IAsyncDisposable
{
    private readonly HttpClient inside = new();
    private readonly WebApplication app;

    private SecureFront(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.Run(Forward);
        Authority = certificate.ExportCertificatePem();
    }

    /// <summary>Where requests go; set as soon as it is known.</summary>
    internal Uri? Gateway { get; set; }

    /// <summary>PEM of what a client must trust.</summary>
    internal string Authority { get; }

    internal Uri Address { get; private set; } = null!;

    internal static async Task<SecureFront> Start()
    {
        var front = new SecureFront(NewCertificate());
        await front.app.StartAsync();
        front.Address = new Uri($"https://localhost:{new Uri(front.app.Urls.Single()).Port}");
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        inside.Dispose();
    }

    private async Task Forward(HttpContext context)
    {
        var target = new Uri(Gateway!, context.Request.Path.Value + context.Request.QueryString);
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToArray());
        using var answer = await inside.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }
}
