using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

/// <summary>
/// The notices that went to a learner by the portal, oldest first, with marks and in the learner's language. One that
/// was not read and went on by another channel is not here any more.
/// </summary>
internal static class ReadInbox
{
    /// <param name="Id">Identity of the notice.</param>
    /// <param name="Topic">What it is about. <example>certificates</example></param>
    /// <param name="Text">As the learner reads it.</param>
    /// <param name="At">When it came.</param>
    /// <param name="IsRead">Whether it was read.</param>
    public sealed record Item(Guid Id, string Topic, string Text, DateTimeOffset At, bool IsRead);

    /// <param name="Items">The notices of this page.</param>
    /// <param name="NextCursor">Where the next page begins.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid learnerId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, NotificationDbContext db,
        CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.AsNoTracking().Within(scope, db)
            .SingleOrDefaultAsync(contact => contact.LearnerId == learnerId, cancellationToken);
        if (contact is null)
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var person = await db.PersonIds([learnerId], cancellationToken);
        var rows = await db.Messages.AsNoTracking()
            .Where(message => person.Contains(message.LearnerId) && message.Channel == ChannelNames.Inbox)
            .Where(message => message.State == MessageState.Accepted || message.State == MessageState.Delivered)
            .Where(message => message.ContentErasedAt == null && message.Id > after)
            .OrderBy(message => message.Id).Take(size + 1).ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);

        var codes = rows.Select(row => row.TemplateCode).Distinct().ToList();
        var texts = (await db.Templates.AsNoTracking().Where(text => codes.Contains(text.Code))
            .ToListAsync(cancellationToken)).ToLookup(text => (text.Code, text.Version));
        var topics = await db.TemplateVersions.AsNoTracking().Where(version => codes.Contains(version.Code))
            .ToDictionaryAsync(version => (version.Code, version.Version), version => version.Topic, cancellationToken);
        return TypedResults.Ok(new Response(
            [
                .. rows.Select(row => new Item(
                    row.Id, topics[(row.TemplateCode, row.TemplateVersion)],
                    Template.Choose([.. texts[(row.TemplateCode, row.TemplateVersion)]], contact.PreferredLanguage)
                        .Render(row.Values, accented: true),
                    row.CreatedAt, row.State is MessageState.Delivered)),
            ],
            next));
    }
}
