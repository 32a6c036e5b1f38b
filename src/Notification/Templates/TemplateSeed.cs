using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Templates;

/// <summary>Writes the templates that come with a release. A version already there stays as it is.</summary>
internal static class TemplateSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<NotificationDbContext>();
        var logger = services.GetRequiredService<ILogger<Template>>();
        foreach (var template in Read())
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

        await db.SaveChangesAsync(cancellationToken);
    }

    internal static IReadOnlyList<Template> Read()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("templates.json")!;
        return JsonSerializer.Deserialize<List<Template>>(file, Json.Commands)!;
    }
}
