using System.Diagnostics;
using OpenTelemetry;

namespace Platform.Gateway;

/// <summary>Drops the spans of active health checks: twelve a minute and service, and nobody reads them.</summary>
internal sealed class ProbeSpans : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.Source.Name is not "Yarp.ReverseProxy" || !data.OperationName.Contains("health_check"))
            return;
        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
