using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Learners.V1;

namespace Platform.Notifications.Audiences;

/// <summary>Whose customer somebody is, by their number: so that a burst is spread over the links it goes by.</summary>
internal sealed class NumberLink
{
    /// <summary>A number of nobody we know, or of another country.</summary>
    internal const string Other = "other";

    private static readonly Dictionary<string, string> Prefixes = new[]
    {
        (Link: "viettel", Prefixes: "32 33 34 35 36 37 38 39 86 96 97 98"),
        (Link: "vnpt", Prefixes: "81 82 83 84 85 88 91 94"),
        (Link: "mobifone", Prefixes: "70 76 77 78 79 89 90 93"),
    }.SelectMany(plan => plan.Prefixes.Split(' ').Select(prefix => (prefix, plan.Link)))
        .ToDictionary(plan => "+84" + plan.prefix, plan => plan.Link);

    public Guid LearnerId { get; private init; }

    public string Link { get; private init; } = "";

    /// <param name="phone">E.164. A number that was ported keeps its prefix: this says where it was given out.</param>
    internal static string Of(string phone) =>
        phone.Length > 5 && Prefixes.TryGetValue(phone[..5], out var link) ? link : Other;
}

internal sealed class NumberLinkConfiguration : IEntityTypeConfiguration<NumberLink>
{
    public void Configure(EntityTypeBuilder<NumberLink> builder)
    {
        builder.HasKey(number => number.LearnerId);
        builder.Property(number => number.LearnerId).ValueGeneratedNever();
        builder.Property(number => number.Link).HasMaxLength(40);
    }
}

/// <summary>Keeps the operator of a number and nothing of the number.</summary>
internal sealed class NumberLinkConsumer(NotificationDbContext db) : IConsumer<LearnerContactChanged>
{
    public Task Consume(ConsumeContext<LearnerContactChanged> context)
    {
        var (id, phone) = (context.Message.LearnerId, context.Message.Phone);
        return phone is null
            ? db.NumberLinks.Where(number => number.LearnerId == id).ExecuteDeleteAsync(context.CancellationToken)
            : db.Database.ExecuteSqlAsync(
                $"""
                insert into number_links (learner_id, link)
                select {id}, {NumberLink.Of(phone)}
                where not exists (select from recipients where learner_id = {id} and state = 'erased')
                on conflict (learner_id) do update set link = excluded.link
                """,
                context.CancellationToken);
    }
}
