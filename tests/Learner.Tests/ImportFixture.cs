using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Learners.Imports;
using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>Remembers every line that is logged.</summary>
public sealed class LoggingLearnerFixture : LearnerFixture
{
    public LoggingLearnerFixture() => UseClock(Clock);

    public FakeClock Clock { get; } = new();

    public ConcurrentQueue<string> Lines { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Debug");
        builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(new Recorder(Lines)));
    }

    private sealed class Recorder(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>
/// A replica whose worker rests, so that a test decides who works on an import and when that one dies.
/// </summary>
public sealed class RestingLearnerFixture : LearnerFixture
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings) { ["Learner:Batches:ImportBatchSize"] = "10" };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Remove(
            services.Single(service => service.ImplementationType == typeof(ImportWorker))));
    }
}

/// <summary>
/// A replica whose worker rests and which pauses as soon as a batch has been stored: its events wait for readers that
/// do not exist here.
/// </summary>
public sealed class CrowdedLearnerFixture : LearnerFixture
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings)
        {
            ["Learner:Batches:ImportBatchSize"] = "10",
            ["Learner:Batches:PauseAtEvents"] = "29",
            ["Learner:Batches:ResumeAtEvents"] = "0",
            ["Learner:Batches:EventsInterval"] = "00:00:00.01",
        };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Remove(
            services.Single(service => service.ImplementationType == typeof(ImportWorker))));
    }
}
