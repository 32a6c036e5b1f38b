using Platform.LocalHosting.Servers;

namespace Platform.LocalHosting.Tests;

public sealed class BinariesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("platform-binaries-").FullName;

    private readonly List<string> told = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_highest_installed_version_is_taken()
    {
        foreach (var version in (string[])["9", "15", "16"])
        {
            Directory.CreateDirectory(Path.Combine(folder, version, "bin"));
            await File.WriteAllTextAsync(Path.Combine(folder, version, "bin", "postgres"), "");
        }
        Directory.CreateDirectory(Path.Combine(folder, "17", "bin"));

        Assert.Equal(Path.Combine(folder, "16", "bin"), await Binaries(isRoot: false).FindAsync(told.Add, default));
    }

    [Fact]
    public async Task Without_root_the_exact_command_is_named()
    {
        await InstallerAsync("exit 1");

        var refusal = await Assert.ThrowsAsync<LocalHostingException>(
            () => Binaries(isRoot: false).FindAsync(told.Add, default));

        Assert.Contains("`sudo apt-get install -y postgresql`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Docker", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(told);
    }

    [Fact]
    public async Task Root_installs_the_package_and_is_told_so()
    {
        await InstallerAsync($"mkdir -p {folder}/15/bin && touch {folder}/15/bin/postgres");

        Assert.Equal(Path.Combine(folder, "15", "bin"), await Binaries(isRoot: true).FindAsync(told.Add, default));

        Assert.Contains("installing it with apt-get", Assert.Single(told), StringComparison.Ordinal);
        var calls = await File.ReadAllTextAsync(Path.Combine(folder, "calls"));
        Assert.Contains("install -y", calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_installation_shows_what_apt_said()
    {
        await InstallerAsync("echo E: no network; exit 100");

        var refusal = await Assert.ThrowsAsync<LocalHostingException>(
            () => Binaries(isRoot: true).FindAsync(told.Add, default));

        Assert.Contains("E: no network", refusal.Message, StringComparison.Ordinal);
        // Package lists of a fresh machine are empty, so a failure is worth one update.
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(folder, "calls"))).Length);
    }

    [Fact]
    public async Task A_missing_program_is_installed_with_what_it_needs()
    {
        var program = $"program-{Guid.NewGuid():n}";
        Environment.SetEnvironmentVariable("PATH", Environment.GetEnvironmentVariable("PATH") + $":{folder}/bin");
        await InstallerAsync($"mkdir -p {folder}/bin && touch {folder}/bin/{program}");

        await ProvideAsync(program, isRoot: true);
        await ProvideAsync(program, isRoot: true);

        Assert.Contains("installing it with apt-get", Assert.Single(told), StringComparison.Ordinal);
        var call = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, "calls")));
        Assert.EndsWith(" its-package", call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_only_root_could_install_is_named_with_the_command()
    {
        await InstallerAsync("exit 1");

        var refusal = await Assert.ThrowsAsync<LocalHostingException>(() => ProvideAsync("no-such-program", false));

        Assert.Contains("`sudo apt-get install -y its-package`", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Docker", refusal.Message, StringComparison.Ordinal);
    }

    private Task ProvideAsync(string program, bool isRoot)
    {
        string[] packages = ["its-package"];
        var debian = new DebianPackages(packages) { IsRoot = isRoot, AptGet = Path.Combine(folder, "apt-get") };
        return LocalCommands.ProvideAsync(program, packages, debian, told.Add, default);
    }

    private ServerBinaries Binaries(bool isRoot) => new()
    {
        SearchPaths = [Path.Combine(folder, "*", "bin")],
        Program = "postgres",
        Package = "postgresql",
        IsRoot = isRoot,
        AptGet = Path.Combine(folder, "apt-get"),
    };

    private async Task InstallerAsync(string script)
    {
        var file = Path.Combine(folder, "apt-get");
        await File.WriteAllTextAsync(file, $"#!/bin/sh\necho \"$@\" >> {folder}/calls\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
