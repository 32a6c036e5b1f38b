using Platform.Certifications.Recognitions;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Tests;

/// <summary>The rule on facts alone: whatever their order, it ends the same and tells nothing twice.</summary>
public sealed class DigitalFamilyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory, Trait("requirement", "002-08")]
    [InlineData(1, 3, 1, 0, FamilyOutcome.Reached)]
    [InlineData(2, 3, 1, 0, FamilyOutcome.NotReached)]
    [InlineData(2, 3, 1, 1, FamilyOutcome.Reached)]
    [InlineData(2, 3, 0, 2, FamilyOutcome.NotReached)]
    [InlineData(1, 3, 0, 2, FamilyOutcome.NotReached)]
    [InlineData(1, 1, 1, 0, FamilyOutcome.OneMember)]
    [InlineData(2, 1, 1, 1, FamilyOutcome.OneMember)]
    [InlineData(2, 0, 0, 0, FamilyOutcome.NotReached)]
    public void Both_published_definitions_are_applied_and_one_member_is_a_case_of_its_own(
        int version, int members, int trained, int guided, FamilyOutcome expected) => Assert.Equal(
            expected, DigitalFamilyRule.Evaluate(version, new FamilyFacts(members, trained, guided)));

    [Fact, Trait("requirement", "002-09")]
    public void Any_interleaving_of_thirty_events_ends_the_same_and_alternates_between_reached_and_lost()
    {
        var expected = Play(Enumerable.Repeat(true, 30)).Home;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (home, events) = Play(Enumerable.Range(0, 60).Select(_ => random.Next(2) == 0));

            Assert.Equal(
                expected.Recognitions.Select(r => (r.RuleVersion, r.Outcome)),
                home.Recognitions.Select(r => (r.RuleVersion, r.Outcome)));
            Assert.All(home.Recognitions, recognition => AssertAlternates(recognition, events));
        }
    }

    [Fact]
    public void An_erased_member_still_counts_and_is_trained_no_more()
    {
        var (learner, member) = (Guid.NewGuid(), Guid.NewGuid());
        var home = Placed();
        home.Apply(Joined(member, learner));

        home.Apply(Joined(member, null));

        Assert.Equal(new FamilyFacts(1, 0, 0), home.Facts(new HashSet<Guid> { learner }));
    }

    [Fact]
    public void A_household_whose_area_changes_stays_what_it_is()
    {
        var learner = Guid.NewGuid();
        var home = Placed();
        home.Apply(Joined(Guid.NewGuid(), learner));
        home.Apply(Joined(Guid.NewGuid(), null));
        Assert.NotEmpty(home.Decide(new HashSet<Guid> { learner }, "member-joined", Now));

        home.Apply(new HouseholdPlaced
        {
            HouseholdId = home.Id,
            Version = 4,
            OccurredAt = Now,
            AreaId = Guid.NewGuid(),
        });

        Assert.Empty(home.Decide(new HashSet<Guid> { learner }, "placed", Now));
    }

    /// <summary>
    /// 20 events of the household and 10 of certificates, each in its own order: true takes the next of the household.
    /// </summary>
    private static (Home Home, List<object> Events) Play(IEnumerable<bool> turns)
    {
        var home = Placed();
        var (mother, son, daughter) = (Id(1), Id(2), Id(3));
        var certified = new HashSet<Guid>();
        Queue<Action> ofHome = new(
        [
            () => home.Apply(Joined(Id(11), mother)), () => home.Apply(Joined(Id(12), son)),
            () => home.Apply(Joined(Id(13), daughter)), () => home.Apply(Guided(21, 12, 11)),
            () => home.Apply(Left(12)), () => home.Apply(Joined(Id(14), son)), () => home.Apply(Guided(22, 14, 13)),
            () => home.Apply(Left(13)), () => home.Apply(Joined(Id(15), daughter)),
            () => home.Apply(Joined(Id(11), Id(4))), () => home.Apply(Left(14)), () => home.Apply(Left(15)),
            () => home.Apply(Joined(Id(16), son)), () => home.Apply(Joined(Id(11), mother)),
            () => home.Apply(Guided(23, 11, 16)), () => home.Apply(Left(11)), () => home.Apply(Joined(Id(17), mother)),
            () => home.Apply(Guided(24, 17, 16)), () => home.Apply(Joined(Id(18), null)),
            () => home.Apply(Guided(25, 16, 18)),
        ]);
        Queue<Action> ofCertificates = new(
        [
            () => certified.Add(son), () => certified.Remove(son), () => certified.Add(mother),
            () => certified.Remove(mother), () => certified.Add(daughter), () => certified.Add(Id(4)),
            () => certified.Remove(daughter), () => certified.Add(son), () => certified.Remove(son),
            () => certified.Add(mother),
        ]);

        List<object> events = [];
        foreach (var takesHome in turns)
        {
            var queue = takesHome ? ofHome : ofCertificates;
            if (queue.TryDequeue(out var happens))
                Happen(happens);
        }

        foreach (var happens in ofHome.Concat(ofCertificates))
            Happen(happens);
        return (home, events);

        void Happen(Action fact)
        {
            fact();
            events.AddRange(home.Decide(certified, "test", Now));
        }
    }

    private static void AssertAlternates(Recognition recognition, List<object> events)
    {
        Assert.Equal(
            Enumerable.Range(1, recognition.Changes.Count).Select(n => n % 2 == 1),
            recognition.Changes.Select(change => change.Granted));
        var told = events.Count(evt => evt is RecognitionGranted granted
            ? granted.RecognitionId == recognition.Id
            : ((RecognitionWithdrawn)evt).RecognitionId == recognition.Id);
        Assert.Equal(recognition.Changes.Count, told);
        Assert.Equal(recognition.Version, told);
        Assert.Equal(recognition.Outcome is FamilyOutcome.Reached, told % 2 == 1);
    }

    private static Guid Id(int number) => new($"00000000-0000-0000-0000-{number:d12}");

    private static Home Placed() => Home.Of(new HouseholdPlaced
    {
        HouseholdId = Guid.NewGuid(),
        Version = 1,
        OccurredAt = Now,
        AreaId = Guid.NewGuid(),
    });

    private static HouseholdMemberJoined Joined(Guid member, Guid? learner) => HomeEvents.Joined(
        Guid.Empty, 1, Guid.Empty, member, learner);

    private static HouseholdMemberLeft Left(int member) => HomeEvents.Left(Guid.Empty, 1, Guid.Empty, Id(member));

    private static HouseholdGuided Guided(int guide, int guiding, int guided) => HomeEvents.Guided(
        Guid.Empty, 1, Guid.Empty, Id(guide), Id(guiding), Id(guided));
}
