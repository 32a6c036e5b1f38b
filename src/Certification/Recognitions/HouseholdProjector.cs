using MassTransit;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>Keeps the homes, in the order of their events, and decides after each.</summary>
internal sealed class HouseholdProjector(CertificationDbContext db, TimeProvider time) :
    IConsumer<HouseholdPlaced>, IConsumer<HouseholdMemberJoined>, IConsumer<HouseholdMemberLeft>,
    IConsumer<HouseholdGuided>
{
    public async Task Consume(ConsumeContext<HouseholdPlaced> context)
    {
        var placed = context.Message;
        if (await Recogniser.Hold(db, placed.HouseholdId, context.CancellationToken) is { } home)
            home.Apply(placed);
        else
            db.Homes.Add(Home.Of(placed));
    }

    public Task Consume(ConsumeContext<HouseholdMemberJoined> context) => Change(
        context.Message.HouseholdId, context.Message.LearnerId, "member-joined",
        home => home.Apply(context.Message), context.CancellationToken);

    public Task Consume(ConsumeContext<HouseholdMemberLeft> context) => Change(
        context.Message.HouseholdId, context.Message.LearnerId, "member-left",
        home => home.Apply(context.Message), context.CancellationToken);

    public Task Consume(ConsumeContext<HouseholdGuided> context) => Change(
        context.Message.HouseholdId, learnerId: null, "guided",
        home => home.Apply(context.Message), context.CancellationToken);

    private async Task Change(
        Guid homeId, Guid? learnerId, string cause, Action<Home> apply, CancellationToken cancellationToken)
    {
        if (learnerId is { } id)
            await Recogniser.HoldLearner(db, id, cancellationToken);
        var home = await Recogniser.Hold(db, homeId, cancellationToken)
            ?? throw new InvalidOperationException("A household is placed before anybody joins it.");
        apply(home);
        await Recogniser.Decide(db, home, cause, time.GetUtcNow(), cancellationToken);
    }
}
