namespace Platform.Simulator.Demo;

/// <summary>Watches the figures until certificates and notices of everybody who passed have arrived.</summary>
internal sealed class ProgressWatch(GatewayClient gateway, Patience patience)
{
    internal async Task Wait(
        Guid commune, IReadOnlyList<ClassLoader.Learner> passed, CancellationToken cancellationToken)
    {
        var reachable = passed.Count(learner => learner.Phone is not null);
        Figures? shown = null;
        await patience.Until(
            $"{passed.Count} certificates and {reachable} delivered notices",
            async () =>
            {
                var figures = await Read(commune, cancellationToken);
                if (figures is not null && figures != shown)
                    Console.WriteLine(
                        $"progress  {figures.Learners} learners, {figures.PeopleWithCompletion} completed, "
                        + $"{figures.CertificatesValid} certificates, {figures.NoticesDelivered} notices delivered");
                shown = figures;
                return figures?.PeopleWithCertificate >= passed.Count && figures.NoticesDelivered >= reachable
                    ? figures
                    : null;
            },
            cancellationToken);
        Console.WriteLine("done      every certificate is issued and every notice delivered");
    }

    private async Task<Figures?> Read(Guid commune, CancellationToken cancellationToken)
    {
        try
        {
            return (await gateway.Get<Progress>($"insights/progress?areaId={commune}", cancellationToken)).Total;
        }
        catch (GatewayException refused) when (refused.Code == "not-found")
        {
            return null; // the ward has not reached Insights yet
        }
    }

    private sealed record Progress(Figures Total);

    private sealed record Figures(
        int Learners, int PeopleWithCompletion, int CertificatesValid, int PeopleWithCertificate, int NoticesDelivered);
}
