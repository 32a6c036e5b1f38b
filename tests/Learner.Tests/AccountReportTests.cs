using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Learners.Tests;

/// <summary>An operator's reports in every order, for the right reference and for wrong ones (E35).</summary>
[Trait("requirement", "000-18")]
public sealed class AccountReportTests(LearnerFixture learner)
    : ProvisioningSteps(learner), IClassFixture<LearnerFixture>
{
    /// <summary>Our commit, the operator's acknowledgement (1) and its later refusal (2), in all six orders.</summary>
    public static TheoryData<string[]> Orders =>
    [
        ["commit", "ack", "nack"], ["commit", "nack", "ack"], ["ack", "commit", "nack"], ["ack", "nack", "commit"],
        ["nack", "commit", "ack"], ["nack", "ack", "commit"],
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_comes_first_and_twice_the_highest_sequence_holds(string[] order)
    {
        var (commune, people) = await NewPeople(1);
        var (reference, batch) = (Guid.CreateVersion7(), Guid.Empty);
        var reports = 0;
        foreach (var step in order)
        {
            if (step is "commit")
            {
                batch = (await Batch(commune, (people[0], reference))).GetProperty("id").GetGuid();
                continue;
            }

            for (var copies = 0; copies < 2; copies++, reports++)
                await (step is "ack" ? Report(reference, 1) : Report(reference, 2, "failed", "closed-again"));
            if (batch == Guid.Empty)
                await Eventually.True(async () => (await Parked()).Length == reports, "the report kept");
        }

        await Settled(commune, batch, read => Counts(read) == ("closed", 0, 0, 1, 0));
        await Marked(commune);
        Assert.Empty(await Parked());
        var told = (await Learner.Bus.Events<AccountProvisionFailed>())
            .Where(evt => evt.ExternalRef == reference).ToList();
        Assert.Equal("closed-again", Assert.Single(told).ReasonCode);
        var opened = (await Learner.Bus.Events<AccountProvisioned>()).Count(evt => evt.ExternalRef == reference);
        Assert.InRange(opened, 0, 1);
        Assert.Equal(2 + opened, told[0].Version);
        Assert.Equal(("closed", 0, 0, 1, 0), Counts(await Read(commune, batch)));
    }

    [Fact]
    public async Task A_reference_of_another_operator_is_put_aside_and_changes_nothing()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var batch = (await Batch(commune, (people[0], reference))).GetProperty("id").GetGuid();
        var stranger = $"{OperatorId[..^1]}x";

        await Report(reference, sequence: 9, operatorId: stranger);

        await Eventually.True(async () => (await Parked(stranger)).Length == 1, "the report put aside");
        var parked = Assert.Single(await Parked(stranger));
        Assert.Equal(("reference-foreign", "provisioned"), (parked.Text("fault"), parked.Text("state")));
        Assert.Equal(("open", 1, 0, 0, 0), Counts(await Read(commune, batch)));
    }

    [Fact]
    public async Task Another_state_under_the_same_sequence_is_put_aside_for_a_person()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var batch = (await Batch(commune, (people[0], reference))).GetProperty("id").GetGuid();
        await Report(reference, sequence: 4);
        await Settled(commune, batch, read => Counts(read) == ("closed", 0, 1, 0, 0));

        await Report(reference, sequence: 4, "failed", "not-eligible");

        await Eventually.True(
            async () => (await Parked()).Select(report => report.Text("fault")).SequenceEqual(["sequence-reused"]),
            "the contradiction put aside");
        Assert.Equal(("closed", 0, 1, 0, 0), Counts(await Read(commune, batch)));
    }

    [Fact]
    public async Task Of_two_early_contradictions_the_first_holds_and_the_second_stays_aside()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        await Report(reference, sequence: 1);
        await Eventually.True(async () => (await Parked()).Length == 1, "the first report kept");
        await Report(reference, sequence: 1, "failed", "not-eligible");
        await Eventually.True(async () => (await Parked()).Length == 2, "the second report kept");

        var batch = await Batch(commune, (people[0], reference));

        Assert.Equal(("closed", 0, 1, 0, 0), Counts(batch));
        Assert.Equal("sequence-reused", Assert.Single(await Parked()).Text("fault"));
    }

    [Fact]
    public async Task A_refusal_of_the_platform_itself_gives_way_to_anything_the_operator_says()
    {
        var (commune, people) = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var batch = (await Batch(commune, (people[0], reference))).GetProperty("id").GetGuid();
        await Report(reference, sequence: 0, "failed", "operator-unknown");
        await Settled(commune, batch, read => Counts(read) == ("closed", 0, 0, 1, 0));

        await Report(reference, sequence: 1);

        await Settled(commune, batch, read => Counts(read) == ("closed", 0, 1, 0, 0));
    }

    /// <summary>
    /// A report on another account behind all others: those before it have been handled when it has.
    /// </summary>
    private async Task Marked(Guid commune)
    {
        var home = await NewPeople(1);
        var reference = Guid.CreateVersion7();
        var batch = (await Batch(home.Commune, (home.People[0], reference))).GetProperty("id").GetGuid();
        await Report(reference, sequence: 1);
        await Settled(home.Commune, batch, read => Counts(read).State == "closed");
    }
}
