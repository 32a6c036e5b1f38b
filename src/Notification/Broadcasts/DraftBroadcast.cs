using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Audiences;
using Platform.Notifications.Rules;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// Writes down a broadcast: the template and its values, and whom it is for. It is not edited: another wording or
/// another segment is another broadcast.
/// </summary>
internal static class DraftBroadcast
{
    private const int LongestValue = 100;

    /// <param name="Name">What officers call it. <example>Ngày Chuyển đổi số quốc gia 10/10</example></param>
    /// <param name="TemplateCode">Template of the text; its newest approved version is sent.
    /// <example>class-invitation</example></param>
    /// <param name="Values">A value for each placeholder of the template, at most 100 characters each.</param>
    /// <param name="AreaId">The unit that sends it; that of the token where none is named.</param>
    /// <param name="AreaIds">Places it is for, with all that lies in them; the whole unit where none is named.</param>
    /// <param name="Audiences">Codes of audiences; everybody where none is named.</param>
    /// <param name="Stages">How far they have come; whoever where none is named.</param>
    /// <param name="VisitUnreachable">Whether those no channel reaches are suggested for a visit.</param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string Name,
        [StringLength(60, MinimumLength = 1)] string TemplateCode,
        [Length(0, 20)] Dictionary<string, string> Values,
        Guid? AreaId = null,
        [Length(1, 500)] IReadOnlyList<Guid>? AreaIds = null,
        [Length(1, 50)] IReadOnlyList<string>? Audiences = null,
        [Length(1, 4)] IReadOnlyList<LearningStage>? Stages = null,
        bool VisitUnreachable = false);

    /// <param name="Id">Identity of the broadcast.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Broadcast> logger, CancellationToken cancellationToken)
    {
        var areaId = request.AreaId ?? scope.AreaId;
        Guid[] places = [.. (request.AreaIds ?? [areaId]).Distinct()];
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken)
            || await db.Areas.CountAsync(a => places.Contains(a.Id) && a.Path.Contains(areaId), cancellationToken)
                != places.Length)
            return BroadcastProblems.AreaOutside;

        var template = await db.Templates.AsNoTracking()
            .Where(text => text.Code == request.TemplateCode && text.Locale == Template.Fallback)
            .Where(text => db.TemplateVersions.Any(version => version.Code == text.Code
                && version.Version == text.Version && version.State == TemplateState.Approved))
            .OrderByDescending(text => text.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (template is null)
            return BroadcastProblems.UnknownTemplate;
        if (!template.Placeholders().ToHashSet().SetEquals(request.Values.Keys)
            || request.Values.Values.Any(value => value.Length is 0 or > LongestValue))
            return BroadcastProblems.ValuesMismatch;

        var now = time.GetUtcNow();
        var locales = await db.Templates.AsNoTracking()
            .Where(text => text.Code == template.Code && text.Version == template.Version)
            .ToListAsync(cancellationToken);
        var length = await db.RuleOf(RuleKeys.SmsLength, VietnamTime.DateOf(now), cancellationToken);
        if (locales.Any(text => SmsText.Measure(text.Render(request.Values, accented: false)).Segments
            > length.Value.MostSegments))
            return BroadcastProblems.TooLong;

        var broadcast = new Broadcast
        {
            Id = Guid.CreateVersion7(now),
            AreaId = areaId,
            Name = request.Name,
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
            Category = template.Category,
            Values = request.Values,
            AreaIds = places,
            Audiences = [.. request.Audiences ?? []],
            Stages = [.. request.Stages ?? []],
            VisitUnreachable = request.VisitUnreachable,
            PreparedBy = user.Actor(),
            PreparedAt = now,
        };
        db.Broadcasts.Add(broadcast);
        await db.SaveChangesAsync(cancellationToken);
        BroadcastLog.Drafted(logger, broadcast.Id, template.Code, template.Version);
        response.Headers.ETag = db.ETag(broadcast);
        return TypedResults.Created($"broadcasts/{broadcast.Id}", new Response(broadcast.Id));
    }
}
