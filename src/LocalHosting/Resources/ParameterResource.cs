using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Platform.LocalHosting;

/// <summary>A value from outside: configuration <c>Parameters:NAME</c>, a fixed value or a generated one.</summary>
public sealed class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    private readonly Lazy<string> value;

    internal ParameterResource(string name, Func<string> getValue, bool secret)
        : base(name)
    {
        value = new Lazy<string>(getValue);
        Secret = secret;
    }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Name}.value}}";

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(value.Value);

    internal static string FromConfiguration(IConfiguration configuration, string name) =>
        configuration[$"Parameters:{name}"]
        ?? throw new LocalHostingException($"Parameter {name} has no value: set configuration `Parameters:{name}`.");

    /// <summary>A password made at the first start and kept with the data it protects.</summary>
    internal static ParameterResource Generated(DistributedApplicationBuilder builder, string name) => new(
        name,
        () => builder.Configuration[$"Parameters:{name}"] ?? Keep(builder.Options.SecretFile(name)),
        secret: true);

    private static string Keep(string file)
    {
        if (File.Exists(file))
            return File.ReadAllText(file);
        Directory.CreateDirectory(
            Path.GetDirectoryName(file)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var made = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24);
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        stream.Write(System.Text.Encoding.UTF8.GetBytes(made));
        return made;
    }
}
