using System.Text.Json;

namespace Platform.LocalHosting;

/// <summary>Reads endpoints and variables of a project from <c>Properties/launchSettings.json</c>.</summary>
internal static class LaunchProfile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static void Apply(ProjectResource project, string? profileName)
    {
        var file = Path.Combine(project.WorkingFolder, "Properties", "launchSettings.json");
        if (profileName is null || !File.Exists(file))
            return;
        using var settings = JsonDocument.Parse(File.ReadAllText(file), Lenient);
        if (!settings.RootElement.TryGetProperty("profiles", out var profiles)
            || !profiles.TryGetProperty(profileName, out var profile))
            return;
        if (profile.TryGetProperty("applicationUrl", out var urls))
        {
            foreach (var url in urls.GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var address = new Uri(url);
                project.Endpoints.Add(new EndpointAnnotation
                {
                    Name = address.Scheme,
                    Scheme = address.Scheme,
                    Port = address.Port,
                });
            }
        }
        if (profile.TryGetProperty("environmentVariables", out var variables))
        {
            var values = variables.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString() ?? "");
            project.EnvironmentCallbacks.Add(all =>
            {
                foreach (var (name, value) in values)
                    all[name] = value;
            });
        }
    }
}
