using Microsoft.Extensions.Configuration;

namespace Platform.LocalHosting;

/// <summary>Where this instance keeps its things, and whether it must get along with another one.</summary>
internal sealed record HostingOptions(string DataDirectory, bool RandomizePorts, bool Reset, TimeSpan StartTimeout)
{
    /// <summary>The machine-readable picture of what runs, for tests and scripts.</summary>
    public string StateFile => Path.Combine(DataDirectory, "state.json");

    public string LockFile => Path.Combine(DataDirectory, "apphost.lock");

    public string OwnerFile => Path.Combine(DataDirectory, "apphost.pid");

    public string SecretFile(string name) => Path.Combine(DataDirectory, "secrets", name);

    public string LogFile(string name) => Path.Combine(DataDirectory, "logs", name + ".log");

    public string ServerDirectory(string name) => Path.Combine(DataDirectory, name);

    public static HostingOptions From(IConfiguration configuration, string appHostDirectory, bool reset) => new(
        Path.GetFullPath(configuration["LocalHosting:DataDirectory"] ?? "../.data", appHostDirectory),
        // Aspire's own switch for running the same application twice.
        configuration.GetValue("DcpPublisher:RandomizePorts", false),
        reset,
        configuration.GetValue("LocalHosting:StartTimeout", TimeSpan.FromMinutes(3)));
}
