using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;

namespace Platform.Insights.Progress;

internal sealed class ClassFact
{
    public Guid ClassId { get; private set; }

    public Guid AreaId { get; private set; }

    public string TemplateCode { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Whoever studies alone makes no village one where a class was held.</summary>
    private const string SelfPaced = "self-paced";

    internal static Task Apply(InsightsDbContext db, ClassScheduled evt, CancellationToken cancellationToken) =>
        evt.Kind is SelfPaced
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into classes (class_id, area_id, template_code, starts_at)
                values ({evt.ClassId}, {evt.AreaId}, {evt.TemplateCode}, {evt.StartsAt})
                on conflict (class_id) do nothing
                """,
                cancellationToken);
}
