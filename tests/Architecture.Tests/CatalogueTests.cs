using Microsoft.Extensions.DependencyInjection;
using Platform.Messaging;
using Platform.Testing;

namespace Platform.Architecture.Tests;

/// <summary>Who reads which event: what the services are built to bind is what the catalogue says.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task The_catalogue_names_exactly_the_readers_of_every_event() => Assert.Equal(
        Catalogue(), await Bindings());

    [Fact]
    public async Task No_event_is_without_a_reader()
    {
        var read = (await Bindings()).Select(line => line.Split(" → ")[0]);

        Assert.Empty(EventTypes.Catalogue.All.Select(evt => evt.WireName).Except(read));
    }

    /// <summary>The first and the third column: <c>`course.course-completed.v1` | Course | Insights | …</c>.</summary>
    private static IEnumerable<string> Catalogue() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "src", "Contracts", "README.md"))
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from reader in cells[3].Split(", ")
        let row = $"{cells[1].Split('`')[1]} → {reader}"
        orderby row
        select row;

    private static async Task<IEnumerable<string>> Bindings()
    {
        string[][] services =
        [
            await Bound<Learners.LearnerDbContext>("Learner"), await Bound<Courses.CourseDbContext>("Course"),
            await Bound<Certifications.CertificationDbContext>("Certification"),
            await Bound<Notifications.NotificationDbContext>("Notification"),
            await Bound<Insights.InsightsDbContext>("Insights"),
            await Bound<Partners.PartnerDbContext>("PartnerGateway"),
        ];
        return services.SelectMany(rows => rows).Distinct().Order();
    }

    private static async Task<string[]> Bound<TMarker>(string service)
        where TMarker : class
    {
        await using var host = new ServiceHost<TMarker>(service.ToLowerInvariant());
        return [.. host.Services.GetRequiredService<Topology>().Queues
            .SelectMany(queue => queue.Subscriptions).Select(bound => $"{bound.Event.WireName} → {service}")];
    }
}
