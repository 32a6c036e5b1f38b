using Platform.Messaging;

namespace Platform.Certifications.Recognitions;

internal static class RecognitionSetup
{
    /// <summary>The grounds of recognitions: who lives together, who holds what, who guides whom.</summary>
    internal static void ConsumeForRecognitions(this MessagingConfigurator x)
    {
        x.AddOrderedProjection<HouseholdProjector>();
        x.AddConsumer<HolderConsumer>();
        x.AddConsumer<MentorConsumer>();
    }
}
