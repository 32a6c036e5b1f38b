using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Platform.AppHost;

/// <summary>
/// Secrets of a development start: made once and kept beside the data they protect, so that no key stands in the
/// repository. Configuration <c>Parameters:NAME</c> goes first; a deployment has nothing but that.
/// </summary>
internal sealed class DevelopmentSecrets(IConfiguration configuration, string appHostDirectory)
{
    public string Directory { get; } = Path.Combine(
        Path.GetFullPath(configuration["LocalHosting:DataDirectory"] ?? "../.data", appHostDirectory), "secrets");

    public static string Password() =>
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24);

    public static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static string EcKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <summary>Any 32 bytes are an Ed25519 key; before them stands what PKCS#8 says of each (RFC 8410).</summary>
    public static string Ed25519Key() => Convert.ToBase64String(
        [.. Convert.FromHexString("302e020100300506032b657004220420"), .. RandomNumberGenerator.GetBytes(32)]);

    public static string RsaKey()
    {
        using var key = RSA.Create(3072);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    public string Get(string name, Func<string> make)
    {
        if (configuration[$"Parameters:{name}"] is { Length: > 0 } given)
            return given;
        var file = Path.Combine(Directory, name);
        if (File.Exists(file))
            return File.ReadAllText(file);
        System.IO.Directory.CreateDirectory(Directory);
        var made = make();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(made);
        return made;
    }
}
