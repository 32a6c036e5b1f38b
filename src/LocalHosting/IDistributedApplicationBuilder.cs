using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Platform.LocalHosting;

/// <summary>
/// Declares an application of several processes. The members are those of Aspire.Hosting with the same names and
/// meanings, so that one AppHost.cs builds against either.
/// </summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>appsettings, environment and command line of the host.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the host's project; relative paths start there.</summary>
    string AppHostDirectory { get; }

    /// <summary>The host's environment, which the processes inherit.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Services of the host itself.</summary>
    IServiceCollection Services { get; }

    /// <summary>Whether the application is run or published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Adds a resource under its name.</summary>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Ends the declaration.</summary>
    DistributedApplication Build();
}

/// <summary>What is being done with the application. Plain processes can only be run.</summary>
public sealed class DistributedApplicationExecutionContext
{
    internal DistributedApplicationExecutionContext()
    {
    }

    /// <summary>True: the application runs on this machine.</summary>
    public bool IsRunMode { get; } = true;

    /// <summary>True when deployment files are written, which only the genuine Aspire build does.</summary>
    public bool IsPublishMode => !IsRunMode;
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
    : IResourceBuilder<T>
    where T : IResource;
