using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

public sealed class LearnerErasedTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact]
    public async Task Number_and_text_leave_the_feed_and_the_reference_stays()
    {
        var (learner, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (erased, kept) = (await Dispatched(learner), await Dispatched(other));

        var answer = await Erase(learner);

        Assert.Equal((learner, "erased"), (answer.LearnerId, answer.Outcome));
        Assert.False(await HasData(erased));
        Assert.True(await HasData(kept));
        Assert.Equal("nothing", (await Erase(learner)).Outcome);
    }

    private async Task<Guid> Dispatched(Guid learner)
    {
        var message = new DispatchMessage.Request(
            Guid.CreateVersion7(), "+84987001133", "[BDHVS] Chuc mung ban", "gsm7", "BDHVS", "notice", learner);
        using var client = service.SignInAs(area: null, Scopes.MessagesDispatch);
        using var answer = await client.PostAsJsonAsync("/dispatches", message);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return message.Reference;
    }

    private async Task<PartnerErasureAnswered> Erase(Guid learner)
    {
        var erasure = Guid.CreateVersion7();
        await service.Bus.Publish(new LearnerErased
        {
            LearnerId = learner,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = erasure,
            AreaId = Guid.CreateVersion7(),
        });
        return await Eventually.Get(
            async () => (await service.Bus.Events<PartnerErasureAnswered>())
                .SingleOrDefault(evt => evt.ErasureId == erasure),
            "the answer");
    }

    private Task<bool> HasData(Guid reference) => service.Use((PartnerDbContext db) =>
        db.PartnerFeed.AnyAsync(entry => entry.Reference == reference && entry.Data != null));
}
