using System.Diagnostics;
using System.Security.Cryptography;
using Platform.Certifications.Signing;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>A key module nobody here wrote: SoftHSM with a token of its own, gone with the test.</summary>
internal sealed class SoftHsm : IDisposable
{
    internal const string Library = "/usr/lib/softhsm/libsofthsm2.so";
    internal const string Token = "platform";
    internal const string Pin = "271828";

    private const string Program = "softhsm2-util";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("softhsm-");

    /// <summary>What its library reads from the environment of a process.</summary>
    internal string Configuration => Path.Combine(folder.FullName, "softhsm2.conf");

    public void Dispose() => folder.Delete(recursive: true);

    internal static async Task<SoftHsm> Create()
    {
        await Tool.Provide(Program);
        var module = new SoftHsm();
        var tokens = module.folder.CreateSubdirectory("tokens");
        await File.WriteAllTextAsync(
            module.Configuration, $"directories.tokendir = {tokens.FullName}\nobjectstore.backend = file\n");
        await module.Run("--init-token", "--free", "--label", Token, "--pin", Pin, "--so-pin", "314159");
        return module;
    }

    /// <summary>Moves a software key into the token.</summary>
    /// <returns>How configuration names it there.</returns>
    internal async Task<IssuingKeyOptions> Import(IssuingKeyOptions key, string label, int id)
    {
        var file = Path.Combine(folder.FullName, label + ".pem");
        await File.WriteAllTextAsync(
            file, PemEncoding.WriteString("PRIVATE KEY", Convert.FromBase64String(key.PrivateKey)));
        await Run("--import", file, "--token", Token, "--pin", Pin, "--label", label, "--id", $"{id:X2}");
        return new IssuingKeyOptions { Algorithm = key.Algorithm, Label = label, PublicKey = PublicPem(key) };
    }

    internal static string PublicPem(IssuingKeyOptions key)
    {
        if (key.Algorithm is IssuerKey.EdDsa)
            return KeyTexts.Ed25519PublicPem(Ed25519.PublicKeyOf(KeyTexts.Ed25519Private(key.PrivateKey)));
        using var rsa = KeyTexts.RsaPrivate(key.PrivateKey);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }

    private async Task Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SOFTHSM2_CONF"] = Configuration;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Program} failed:\n{await output}{await errors}");
    }
}
