using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using ComposeService = Aspire.Hosting.Docker.Resources.ComposeNodes.Service;

namespace Platform.AppHost;

/// <summary>
/// Publishes the topology (<c>aspire publish</c>) for Docker Compose or, with configuration
/// <c>Deployment:Target=kubernetes</c>, as a Helm chart, and closes what the publishers leave open: order by health,
/// replicas, restarts, durable storage and jobs.
/// </summary>
internal static class Deployment
{
    private const string MigrationSuffix = "-migrate";

    public static void Add(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> gateway,
        IResourceBuilder<ProjectResource> certification)
    {
        // The gateway refuses host names it was not told of; the fourth entry comes after those of its own settings.
        gateway.WithEnvironment("Gateway__Hosts__3", builder.AddParameter("public-host"));
        // Keys that administrators can copy sign in production only if the deployment says so in as many words.
        certification.WithEnvironment(
            "Certification__AllowSoftwareKeys", builder.AddParameter("certification-allow-software-keys"));

        // Two environments at once would each claim every resource.
        if (builder.Configuration["Deployment:Target"] == "kubernetes")
            AddKubernetes(builder);
        else
            AddCompose(builder);
    }

    private static void AddCompose(IDistributedApplicationBuilder builder)
    {
        builder.AddDockerComposeEnvironment("platform");
        foreach (var project in builder.Resources.OfType<ProjectResource>().ToList())
        {
            builder.CreateResourceBuilder(project).PublishAsDockerComposeService(
                (_, service) => Complete(service, project));
        }
        foreach (var server in builder.Resources.OfType<PostgresServerResource>().ToList())
            builder.CreateResourceBuilder(server).PublishAsDockerComposeService(
                // Over TCP: the server that initialises the volume answers on its socket only.
                (_, service) => Serve(service, "pg_isready", "-h", "127.0.0.1", "-U", "postgres"));
        foreach (var broker in builder.Resources.OfType<RabbitMQServerResource>().ToList())
            builder.CreateResourceBuilder(broker).PublishAsDockerComposeService(
                (_, service) => Serve(service, "rabbitmq-diagnostics", "-q", "check_port_connectivity"));
    }

    private static void Complete(ComposeService service, ProjectResource project)
    {
        foreach (var dependency in service.DependsOn.Values.Where(one => one.Condition == "service_started"))
            dependency.Condition = "service_healthy";
        if (project.Name.EndsWith(MigrationSuffix, StringComparison.Ordinal))
        {
            service.Restart = "on-failure";
            return;
        }
        service.Restart = "unless-stopped";
        // A port alone would be another one after every start; Compose fills in the variable.
        if (service.Ports is [var port])
            service.Ports = ["${PUBLIC_PORT:-8080}:" + port];
        service.Deploy = new Deploy { Replicas = project.GetReplicaCount() };
        // The runtime image has neither curl nor wget; $$ keeps Compose from filling in the port itself.
        service.Healthcheck = Check(
            "bash", "-c",
            "exec 3<>/dev/tcp/127.0.0.1/$${HTTP_PORTS:-8080} "
            + "&& printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 "
            + "&& head -n 1 <&3 | grep -q ' 200 '");
    }

    private static void Serve(ComposeService service, params string[] check)
    {
        service.Restart = "unless-stopped";
        service.Healthcheck = Check(check);
    }

    private static Healthcheck Check(params string[] command) => new()
    {
        Test = ["CMD", .. command],
        Interval = "5s",
        Timeout = "5s",
        Retries = 12,
        StartPeriod = "20s",
    };

    private static void AddKubernetes(IDistributedApplicationBuilder builder)
    {
        // The publisher's default, emptyDir, loses the databases with their pod.
        builder.AddKubernetesEnvironment("platform").WithProperties(environment =>
        {
            environment.DefaultStorageType = "pvc";
            environment.DefaultStorageSize = builder.Configuration["Deployment:StorageSize"] ?? "20Gi";
        });
        foreach (var project in builder.Resources.OfType<ProjectResource>().ToList())
        {
            builder.CreateResourceBuilder(project).PublishAsKubernetesService(
                project.Name.EndsWith(MigrationSuffix, StringComparison.Ordinal) ? RunOnce : Probe);
        }
    }

    // There is no job among the publisher's kinds. Until it is through, the service's /health is not well.
    private static void RunOnce(KubernetesResource resource)
    {
        var template = resource.Workload!.PodTemplate;
        template.Spec.RestartPolicy = "OnFailure";
        // A job cannot be changed, so that each release has its own.
        resource.AdditionalResources.Add(new Job
        {
            Metadata = { Name = resource.Name + "-{{ .Release.Revision }}" },
            Spec = new JobSpec { Template = template },
        });
        resource.Workload = null;
    }

    // Written by hand: the publisher's own probes carry a lower-case scheme, which the API server refuses.
    private static void Probe(KubernetesResource resource)
    {
        var container = resource.Workload!.PodTemplate.Spec.Containers[0];
        if (container.Ports is not [var port, ..])
            return;
        container.ReadinessProbe = Get("/health", port);
        container.LivenessProbe = Get("/alive", port);
        container.StartupProbe = Get("/alive", port);
        container.StartupProbe.FailureThreshold = 60;
    }

    private static ProbeV1 Get(string path, ContainerPortV1 port) => new()
    {
        HttpGet = new HttpGetActionV1 { Scheme = "HTTP", Path = path, Port = port.Name },
        PeriodSeconds = 5,
        TimeoutSeconds = 5,
        FailureThreshold = 6,
    };

    private sealed class Job() : BaseKubernetesResource("batch/v1", "Job")
    {
        public required JobSpec Spec { get; init; }
    }

    private sealed class JobSpec
    {
        public int BackoffLimit { get; init; } = 10;

        public required PodTemplateSpecV1 Template { get; init; }
    }
}
