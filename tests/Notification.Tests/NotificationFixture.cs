using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>The service, the door it hands messages to, and the words of the other services.</summary>
public class NotificationFixture() : ServiceFactory<Program>("notification")
{
    public static readonly Guid Province = Guid.CreateVersion7();
    public static readonly Guid Commune = Guid.CreateVersion7();
    private static int lastNumber = Random.Shared.Next(1_000_000);

    public DispatchSink Door { get; } = new();

    /// <summary>Everything the service logged.</summary>
    internal ConcurrentQueue<string> Logged { get; } = [];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["services:partnergateway:http:0"] = Door.Address,
        ["ServiceClient:ClientId"] = "notification",
        ["ServiceClient:ClientSecret"] = "secret",
        ["ServiceClient:AttemptTimeout"] = "00:00:02",
        ["Notification:ContactKey"] = Convert.ToBase64String(new byte[32]),
        ["Notification:QuietFrom"] = "00:00",
        ["Notification:QuietUntil"] = "00:00",
        ["Notification:PollMilliseconds"] = "20",
        ["Notification:RetryDelay"] = "00:00:00.100",
        ["Notification:AmbiguousDelay"] = "00:00:00.100",
        ["Notification:SendLease"] = "00:00:10",
        ["Notification:MaxAttempts"] = "12",
        ["Logging:LogLevel:Default"] = "Debug",
        ["Logging:LogLevel:Microsoft"] = "Information",
    };

    internal static string NewPhone() => $"+8490{Interlocked.Increment(ref lastNumber):0000000}";

    internal static CertificateIssued Certificate(Guid learnerId, Guid? areaId = null) => new()
    {
        CertificateId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learnerId,
        AreaId = areaId ?? Commune,
        CompletionId = Guid.CreateVersion7(),
        CriterionCode = "vneid-basics",
        CriterionVersion = 1,
        Number = "BDHVS-2026-0000001",
        PublicId = "Yk3vZ0dGQm1jVnNqT1pXbA",
        Title = "Định danh điện tử",
    };

    internal Task ContactChanged(Guid learnerId, string? phone, long version = 3, string language = "vi") =>
        Bus.Publish(new LearnerContactChanged
        {
            LearnerId = learnerId,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            AreaId = Commune,
            Phone = phone,
            PreferredLanguage = language,
        });

    internal Task<Guid> Receipt(Guid reference, string state, string operatorMessageId = "1") =>
        Bus.Publish(new MessageReceiptReported
        {
            ReportId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PartnerId = "viettel",
            Reference = reference,
            OperatorMessageId = operatorMessageId,
            State = state,
            RawCode = state.ToUpperInvariant(),
            ReportedAt = DateTimeOffset.UtcNow,
        });

    internal Task AreaKnown(Guid areaId, params Guid[] path) => Bus.Publish(new AreaRegistered
    {
        AreaId = areaId,
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        Path = path,
        Level = "commune",
        Type = "xa",
        Name = "Xã Thử Nghiệm",
        ValidFrom = new DateOnly(2025, 7, 1),
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(new Collector(Logged)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Door.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class Collector(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
