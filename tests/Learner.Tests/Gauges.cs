using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Learners.Tests;

internal static class Gauges
{
    /// <summary>What a gauge of this host shows now; another host in the process has meters of its own.</summary>
    internal static long? Measure(this LearnerFixture learner, string name)
    {
        long? shown = null;
        var own = learner.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, own))
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => shown = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return shown;
    }
}
