namespace Platform.Simulator.Demo;

/// <summary>Watches the figures until the certificates and notices of everybody who passed have arrived.</summary>
internal sealed class ProgressWatch(GatewayClient gateway, Patience patience)
{
    private Figures? shown;

    internal async Task Wait(
        Guid commune, IReadOnlyList<ClassLoader.Learner> passed, CancellationToken cancellationToken)
    {
        var reachable = passed.Count(learner => learner.Phone is not null);
        await patience.Until(
            $"{passed.Count} certificates and the first delivered notice",
            () => Read(
                commune, now => now.PeopleWithCertificate >= passed.Count && now.NoticesDelivered > 0,
                cancellationToken),
            cancellationToken);
        try
        {
            await patience.Until(
                $"{reachable} delivered notices",
                () => Read(commune, now => now.NoticesDelivered >= reachable, cancellationToken),
                cancellationToken);
            Console.WriteLine("done      every certificate is issued and every notice delivered");
        }
        catch (TimeoutException)
        {
            // An operator may take hours; the platform goes on trying without us.
            Console.WriteLine($"done      {reachable - shown!.NoticesDelivered} notices are still on their way");
        }
    }

    private async Task<Figures?> Read(
        Guid commune, Func<Figures, bool> isEnough, CancellationToken cancellationToken)
    {
        try
        {
            var figures = (await gateway.Get<Progress>($"insights/progress?areaId={commune}", cancellationToken)).Total;
            if (figures != shown)
                Console.WriteLine(
                    $"progress  {figures.Learners} learners, {figures.PeopleWithCompletion} completed, "
                    + $"{figures.CertificatesValid} certificates, {figures.NoticesDelivered} notices delivered");
            shown = figures;
            return isEnough(figures) ? figures : null;
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
