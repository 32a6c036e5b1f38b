namespace Platform.LocalHosting.Running;

/// <summary>Gives every endpoint its ports before anything starts, so that all addresses are known.</summary>
internal static class EndpointAllocator
{
    public static void Allocate(IReadOnlyList<Resource> resources, bool randomize)
    {
        var taken = new Dictionary<int, string>();
        foreach (var resource in resources)
        {
            foreach (var endpoint in resource.Endpoints.Where(endpoint => endpoint.AllocatedPort == 0))
            {
                endpoint.AllocatedPort = randomize || endpoint.Port is null ? Free(taken) : endpoint.Port.Value;
                if (taken.TryGetValue(endpoint.AllocatedPort, out var other))
                    throw new LocalHostingException(
                        $"{other} and {resource.Name} both want port {endpoint.AllocatedPort}: change one of them.");
                taken.Add(endpoint.AllocatedPort, resource.Name);
                endpoint.ProcessPorts = resource.Replicas == 1
                    ? [randomize ? endpoint.AllocatedPort : endpoint.TargetPort ?? endpoint.AllocatedPort]
                    : [.. Enumerable.Range(0, resource.Replicas).Select(_ => Reserve(taken, resource.Name))];
            }
        }
    }

    /// <summary>Says whose port is in use, before the process itself would fail obscurely.</summary>
    public static void RequireFree(Resource resource)
    {
        foreach (var endpoint in resource.Endpoints.Where(endpoint => !FreePort.IsFree(endpoint.AllocatedPort)))
            throw new LocalHostingException(
                $"Port {endpoint.AllocatedPort} of {resource.Name} is in use by another program "
                + $"(`ss -ltnp 'sport = :{endpoint.AllocatedPort}'` shows which). Stop that program, or start with "
                + "`-- --DcpPublisher:RandomizePorts=true` for free ports.");
    }

    private static int Reserve(Dictionary<int, string> taken, string owner)
    {
        var port = Free(taken);
        taken.Add(port, owner);
        return port;
    }

    private static int Free(Dictionary<int, string> taken)
    {
        while (true)
        {
            var port = FreePort.Next();
            if (!taken.ContainsKey(port))
                return port;
        }
    }
}
