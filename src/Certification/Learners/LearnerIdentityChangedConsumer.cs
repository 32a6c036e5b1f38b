using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Learners;

internal sealed class LearnerIdentityChangedConsumer(CertificationDbContext db) : IConsumer<LearnerIdentityChanged>
{
    public Task Consume(ConsumeContext<LearnerIdentityChanged> context)
    {
        var changed = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (id, full_name) values ({changed.LearnerId}, {changed.FullName})
            on conflict (id) do update set full_name = excluded.full_name where learners.erased_at is null
            """,
            context.CancellationToken);
    }
}
