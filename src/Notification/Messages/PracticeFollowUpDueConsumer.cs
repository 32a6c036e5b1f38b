using System.Globalization;
using MassTransit;
using Platform.Contracts.Courses.V1;

namespace Platform.Notifications.Messages;

/// <summary>Asks the learner whether a task goes without help now.</summary>
internal sealed class PracticeFollowUpDueConsumer(NoticeQueue notices) : IConsumer<PracticeFollowUpDue>
{
    internal const string TemplateCode = "practice-follow-up";

    public Task Consume(ConsumeContext<PracticeFollowUpDue> context)
    {
        var evt = context.Message;
        return notices.Add(context, evt.LearnerId, evt.AreaId, TemplateCode, new Dictionary<string, string>
        {
            ["task"] = evt.TaskTitle,
            ["days"] = evt.Days.ToString(CultureInfo.InvariantCulture),
        });
    }
}
