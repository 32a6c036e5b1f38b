using Platform.Simulator.Province;

namespace Platform.Simulator.Demo;

/// <summary>Registers the ward and its residential groups and uploads the list of its people.</summary>
internal sealed class CommuneLoader(GatewayClient gateway, Patience patience)
{
    internal async Task<Commune> Load(DemoOptions options, CancellationToken cancellationToken)
    {
        var commune = await RegisterArea(
            DemoCommune.ProvinceId, "commune", "phuong", DemoCommune.Name, DemoCommune.Code, cancellationToken);
        var villages = new List<Village>();
        foreach (var name in DemoCommune.Villages)
            villages.Add(
                new(await RegisterArea(commune, "village", "to_dan_pho", name, null, cancellationToken), name));
        Console.WriteLine($"areas     {DemoCommune.Name}, {villages.Count} tổ dân phố");

        await Import(commune, options, cancellationToken);
        return new Commune(commune, villages);
    }

    private async Task<Guid> RegisterArea(
        Guid parentId, string level, string type, string name, string? code, CancellationToken cancellationToken)
    {
        var body = new { parentId, level, type, name, validFrom = DemoCommune.ValidFrom, code };
        var area = await gateway.Post<Identified>(
            "learner/areas", body, $"demo-area-{parentId}-{Uri.EscapeDataString(name)}", cancellationToken);
        return area.Id;
    }

    private async Task Import(Guid commune, DemoOptions options, CancellationToken cancellationToken)
    {
        using var csv = new MemoryStream();
        var people = new ProvinceGenerator(options.Seed, DemoCommune.Villages).Generate(options.People);
        var hash = await PeopleCsv.Write(csv, people, cancellationToken);
        var started = await gateway.Post<StartedImport>(
            $"learner/imports?areaId={commune}", csv.ToArray(), $"demo-people-{hash}", cancellationToken);
        var import = await patience.Until(
            "the import of the people",
            async () => await gateway.Get<ImportState>($"learner/imports/{started.Id}", cancellationToken) is
            { State: "completed" or "rejected" or "failed" } ended ? ended : null,
            cancellationToken);
        if (import.State != "completed")
            throw new TimeoutException($"The import of the people ended as {import.State}.");

        Console.WriteLine(
            $"people    {import.Accepted} registered, {import.Unchanged} known before, {import.Rejected} refused"
            + (started.State == "completed" ? " (uploaded before)" : ""));
    }

    internal sealed record Commune(Guid Id, IReadOnlyList<Village> Villages);

    internal sealed record Village(Guid Id, string Name);

    private sealed record Identified(Guid Id);

    private sealed record StartedImport(Guid Id, string State);

    private sealed record ImportState(string State, int Accepted, int Unchanged, int Rejected);
}
