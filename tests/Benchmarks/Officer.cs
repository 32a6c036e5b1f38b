using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Benchmarks;

/// <summary>The few commands every case needs before it can measure.</summary>
internal static class Officer
{
    private static readonly string[] Villages = [.. Enumerable.Range(1, 6).Select(number => $"Tổ dân phố {number}")];

    /// <summary>Registers the commune that made-up people live in, with its villages.</summary>
    internal static async Task<(Guid Commune, IReadOnlyList<Guid> Villages)> RegisterCommuneAsync(HttpClient learner)
    {
        const string validFrom = "2025-07-01";
        var commune = await RegisterAsync(learner, new
        {
            parentId = Workbench.Province,
            level = "commune",
            type = "phuong",
            name = "Phường Đức Xuân",
            code = "01840",
            validFrom,
        });
        var villages = new List<Guid>();
        foreach (var name in Villages)
        {
            villages.Add(await RegisterAsync(
                learner, new { parentId = commune, level = "village", type = "to_dan_pho", name, validFrom }));
        }

        return (commune, villages);
    }

    /// <summary>Registers communes of a province with their villages.</summary>
    internal static async Task<IReadOnlyList<(Guid Commune, Guid[] Villages)>> RegisterProvinceAsync(
        HttpClient learner, int communes, int villages)
    {
        const string validFrom = "2025-07-01";
        var units = new List<(Guid, Guid[])>();
        for (var number = 0; number < communes; number++)
        {
            var (code, parentId) = ($"{90_000 + number}", Workbench.Province);
            var commune = await RegisterAsync(
                learner, new { parentId, level = "commune", type = "xa", name = $"Xã {code}", code, validFrom });
            var below = new Guid[villages];
            for (var village = 0; village < villages; village++)
            {
                var name = $"Thôn {village + 1}";
                below[village] = await RegisterAsync(
                    learner, new { parentId = commune, level = "village", type = "thon", name, validFrom });
            }

            units.Add((commune, below));
        }

        return units;
    }

    /// <summary>A command as a portal sends it.</summary>
    internal static HttpRequestMessage Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        return request;
    }

    /// <summary>Sends a command; anything but a success ends the run.</summary>
    internal static async Task<JsonElement> AnswerAsync(HttpClient client, HttpRequestMessage message)
    {
        using var request = message;
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new HttpRequestException(
                $"{request.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<Guid> RegisterAsync(HttpClient learner, object area)
    {
        using var request = Post("/areas", area);
        using var answer = await learner.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
