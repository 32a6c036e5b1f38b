namespace Platform.LocalHosting;

/// <summary>A resource that is one or more processes of a command.</summary>
public abstract class ProcessResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithWaitSupport,
    IResourceWithServiceDiscovery
{
    private protected ProcessResource(string name)
        : base(name)
    {
    }

    internal abstract string WorkingFolder { get; }

    /// <summary>The command and the arguments that come before the declared ones.</summary>
    internal abstract IReadOnlyList<string> CommandLine();

    /// <summary>True when a process need not run because its work is done already.</summary>
    internal virtual bool IsDone() => false;

    /// <summary>Held while a process runs, so that no other host does the same work in the same place.</summary>
    internal virtual string? LockFile => null;
}

/// <summary>A .NET project, run as it was built with this host.</summary>
public sealed class ProjectResource : ProcessResource
{
    internal ProjectResource(string name, string projectPath)
        : base(name) => ProjectPath = Path.GetFullPath(projectPath);

    internal string ProjectPath { get; }

    internal override string WorkingFolder => Path.GetDirectoryName(ProjectPath)!;

    // Built together with this host, hence in the folder of the same configuration and framework.
    internal override IReadOnlyList<string> CommandLine()
    {
        var host = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        var output = Path.Combine(Path.GetFileName(Path.GetDirectoryName(host)!), Path.GetFileName(host));
        var assembly = Path.Combine(
            WorkingFolder, "bin", output, Path.GetFileNameWithoutExtension(ProjectPath) + ".dll");
        return File.Exists(assembly)
            ? [Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet", assembly]
            : throw new LocalHostingException(
                $"{Name} is not built: {assembly} is missing. Run `dotnet build {ProjectPath}`.");
    }
}

/// <summary>Any program.</summary>
public class ExecutableResource : ProcessResource
{
    internal ExecutableResource(string name, string command, string workingDirectory)
        : base(name)
    {
        Command = command;
        WorkingDirectory = Path.GetFullPath(workingDirectory);
    }

    /// <summary>The program.</summary>
    public string Command { get; }

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; }

    internal override string WorkingFolder => WorkingDirectory;

    internal override IReadOnlyList<string> CommandLine() => [Command];
}

/// <summary>A JavaScript application.</summary>
public class JavaScriptAppResource : ExecutableResource
{
    internal JavaScriptAppResource(string name, string command, string workingDirectory)
        : base(name, command, workingDirectory)
    {
    }
}

/// <summary>A script run by Node.js.</summary>
public sealed class NodeAppResource : JavaScriptAppResource
{
    internal NodeAppResource(string name, string command, string workingDirectory)
        : base(name, command, workingDirectory)
    {
    }
}

/// <summary>Brings the packages of a JavaScript application.</summary>
internal sealed class JavaScriptInstallerResource(string name, string workingDirectory)
    : ExecutableResource(name, "npm", workingDirectory)
{
    internal override string? LockFile => Path.Combine(WorkingDirectory, "obj", "npm.lock");

    // npm writes this file last.
    internal override bool IsDone()
    {
        var installed = new FileInfo(Path.Combine(WorkingDirectory, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(WorkingDirectory, "package-lock.json"));
        return installed.Exists && wanted.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc;
    }
}
