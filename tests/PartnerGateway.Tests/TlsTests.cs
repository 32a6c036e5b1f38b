using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.LocalHosting;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

/// <summary>The published TLS settings of the operators' listener, on a broker of the test's own.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private const SslProtocols Outdated = (SslProtocols)(0xC0 | 0x300); // TLS 1.0 and 1.1, which have no name any more

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tls-");
    private readonly Authority authority = new("Bình dân học vụ số");
    private readonly int port = FreePort();
    private LocalRabbitMq? broker;

    public async Task InitializeAsync()
    {
        var server = authority.Issue("localhost");
        var settings = File.ReadLines(Path.Combine(Repository.Root, "src", "PartnerGateway", "broker-tls.conf"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" = "))
            .ToDictionary(line => line[0], line => line[1]);
        settings.Remove("listeners.ssl.default");
        settings["listeners.ssl.1"] = $"127.0.0.1:{port}";
        settings["ssl_options.cacertfile"] = Keep("ca.pem", authority.Certificate.ExportCertificatePem());
        settings["ssl_options.certfile"] = Keep("server.pem", server.ExportCertificatePem());
        settings["ssl_options.keyfile"] = Keep("server.key", server.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) // the broker runs as another user
            folder.UnixFileMode = (UnixFileMode)0b111_101_101;
        broker = await LocalRabbitMq.StartAsync(
            new LocalServerOptions { Settings = settings }, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (broker is not null)
            await broker.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact, Trait("attack", "B15"), Trait("attack", "B08"), Trait("fault", "F66")]
    public async Task Only_a_certificate_of_ours_over_a_protocol_of_today_gets_in_and_nothing_large_through()
    {
        await using (var connection = await Connect(authority.Issue("operator-vnpt")))
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true)))
        {
            var refusal = await Assert.ThrowsAnyAsync<Exception>(
                () => channel.BasicPublishAsync("amq.fanout", "", new byte[(1 << 20) + 1]).AsTask());
            Assert.Contains("406", refusal.ToString() + channel.CloseReason, StringComparison.Ordinal);
        }

        await Refused(certificate: null);
        await Refused(authority.Issue("operator-vnpt", expired: true));
        await Refused(new Authority("Somebody else").Issue("operator-vnpt"));
        await Assert.ThrowsAnyAsync<Exception>(() => Handshake(
            authority.Issue("operator-vnpt"), Outdated));
    }

    private async Task Refused(X509Certificate2? certificate) =>
        await Assert.ThrowsAnyAsync<Exception>(async () => await (await Connect(certificate)).DisposeAsync());

    private Task<IConnection> Connect(X509Certificate2? certificate) => new ConnectionFactory
    {
        HostName = "127.0.0.1",
        Port = port,
        UserName = broker!.UserName,
        Password = broker.Password,
        AutomaticRecoveryEnabled = false,
        Ssl = new SslOption
        {
            Enabled = true,
            ServerName = "localhost",
            Version = SslProtocols.Tls12 | SslProtocols.Tls13,
            Certs = certificate is null ? null : [certificate],
            CertificateValidationCallback = (_, shown, _, _) => shown?.Issuer == authority.Certificate.Subject,
        },
    }.CreateConnectionAsync();

    /// <summary>TLS 1.0 and 1.1 may be off in this machine's OpenSSL too: either way, nobody gets in by them.</summary>
    private async Task Handshake(X509Certificate2 certificate, SslProtocols protocols)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = new SslStream(
            socket.GetStream(), false, (_, shown, _, _) => shown?.Issuer == authority.Certificate.Subject);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificates = [certificate],
            EnabledSslProtocols = protocols,
        });
    }

    private string Keep(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Authority
    {
        internal Authority(string name)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(
                $"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            Certificate = request.CreateSelfSigned(
                DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
        }

        internal X509Certificate2 Certificate { get; }

        internal X509Certificate2 Issue(string name, bool expired = false)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(
                $"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var end = DateTimeOffset.UtcNow.AddDays(expired ? -1 : 30);
            using var certificate = request.Create(
                Certificate, end.AddDays(-60), end, RandomNumberGenerator.GetBytes(16));
            using var withKey = certificate.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(
                withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        }
    }
}
