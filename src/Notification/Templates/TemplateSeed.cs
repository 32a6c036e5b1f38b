using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>
/// Writes the templates that come with a release: they were read and agreed before it. A version already there stays as
/// it is.
/// </summary>
internal static class TemplateSeed
{
    private const string Release = "release";

    internal sealed record LocaleSeed(string Locale, string Text);

    internal sealed record VersionSeed(
        string Code, int Version, string Category, string Topic, DeliveryPromise Promise, string Retention, bool Digest,
        IReadOnlyDictionary<string, string> Sample, IReadOnlyList<LocaleSeed> Texts, string? Shorten = null);

    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<NotificationDbContext>();
        var logger = services.GetRequiredService<ILogger<Template>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var seed in ReadVersions())
        {
            if (!await db.TemplateVersions.AnyAsync(
                known => known.Code == seed.Code && known.Version == seed.Version, cancellationToken))
            {
                db.TemplateVersions.Add(Approved(seed, now));
            }

            foreach (var template in Locales(seed))
                await Write(template, db, logger, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    internal static IReadOnlyList<Template> Read() => [.. ReadVersions().SelectMany(Locales)];

    private static async Task Write(
        Template template, NotificationDbContext db, ILogger logger, CancellationToken cancellationToken)
    {
        var known = await db.Templates.AsNoTracking().SingleOrDefaultAsync(
            t => t.Code == template.Code && t.Version == template.Version && t.Locale == template.Locale,
            cancellationToken);
        if (known is null)
        {
            db.Templates.Add(template);
            Log.TemplateWritten(logger, template.Code, template.Version, template.Locale);
        }
        else if (known.Text != template.Text)
        {
            throw new InvalidOperationException(
                $"Template {template.Code} {template.Version} {template.Locale} was changed: "
                + "give the new wording a new version.");
        }
    }

    private static TemplateVersion Approved(VersionSeed seed, DateTimeOffset now)
    {
        var version = new TemplateVersion
        {
            Id = Guid.CreateVersion7(now),
            Code = seed.Code,
            Version = seed.Version,
            Category = seed.Category,
            Topic = seed.Topic,
            Promise = seed.Promise,
            Retention = seed.Retention,
            Digest = seed.Digest,
            Sample = seed.Sample,
            WrittenBy = Release,
            WrittenAt = now,
        };
        version.Approve(Release, now);
        return version;
    }

    private static IEnumerable<Template> Locales(VersionSeed seed) => seed.Texts.Select(text => new Template
    {
        Code = seed.Code,
        Version = seed.Version,
        Locale = text.Locale,
        Category = seed.Category,
        Text = text.Text,
        Shorten = seed.Shorten,
    });

    private static List<VersionSeed> ReadVersions()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("templates.json")!;
        return JsonSerializer.Deserialize<List<VersionSeed>>(file, Json.Commands)!;
    }
}
