using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>
/// A household as far as recognitions need it: who is there and who was guided. Its truth lives in Learner. What is
/// recognised is always decided anew from these facts, never adjusted: whatever order the facts come in, the end is
/// the same.
/// </summary>
internal sealed class Home
{
    public Guid Id { get; private init; }

    public Guid AreaId { get; private set; }

    public List<HomeMember> Members { get; } = [];

    public List<HomeGuide> Guides { get; } = [];

    public List<Recognition> Recognitions { get; } = [];

    public static Home Of(HouseholdPlaced placed) => new() { Id = placed.HouseholdId, AreaId = placed.AreaId };

    public void Apply(HouseholdPlaced placed) => AreaId = placed.AreaId;

    public void Apply(HouseholdMemberJoined joined)
    {
        if (Members.Find(known => known.Id == joined.MemberId) is { } member)
            member.Become(joined.LearnerId);
        else
            Members.Add(new HomeMember(joined.MemberId, Id, joined.LearnerId));
    }

    public void Apply(HouseholdMemberLeft left) => Members.Find(member => member.Id == left.MemberId)?.Leave();

    public void Apply(HouseholdGuided guided)
    {
        if (Guides.Find(known => known.Id == guided.GuideId) is { } guide)
            (guide.GuideMemberId, guide.GuidedMemberId) = (guided.GuideMemberId, guided.GuidedMemberId);
        else
            Guides.Add(new HomeGuide(guided.GuideId, Id, guided.GuideMemberId, guided.GuidedMemberId));
    }

    /// <param name="certified">Learners of whom some registration holds a valid certificate.</param>
    public FamilyFacts Facts(IReadOnlySet<Guid> certified)
    {
        var present = Members.Where(member => member.IsPresent).ToList();
        return new FamilyFacts(
            present.Count,
            present.Count(member => member.LearnerId is { } id && certified.Contains(id)),
            present.Count(member => Guides.Exists(guide => guide.GuidedMemberId == member.Id)));
    }

    /// <param name="certified">Learners of whom some registration holds a valid certificate.</param>
    /// <param name="cause">Code of what happened, kept with the change.</param>
    /// <param name="now">When it is decided.</param>
    /// <returns>Events of the recognitions that were reached or lost by it.</returns>
    public List<object> Decide(IReadOnlySet<Guid> certified, string cause, DateTimeOffset now)
    {
        var facts = Facts(certified);
        List<object> events = [];
        foreach (var version in DigitalFamilyRule.Versions)
        {
            if (Recognitions.Find(known => known.RuleVersion == version) is not { } recognition)
                Recognitions.Add(recognition = new Recognition(Id, version, now));
            if (recognition.Decide(DigitalFamilyRule.Evaluate(version, facts), AreaId, cause, now) is { } evt)
                events.Add(evt);
        }

        return events;
    }
}

internal sealed class HomeMember(Guid id, Guid homeId, Guid? learnerId)
{
    public Guid Id { get; private init; } = id;

    public Guid HomeId { get; private init; } = homeId;

    public Guid? LearnerId { get; private set; } = learnerId;

    public bool IsPresent { get; private set; } = true;

    /// <summary>
    /// Another registration of the same person, and present as before: two were merged, or the merge was undone. Nobody
    /// any more: the person was erased.
    /// </summary>
    public void Become(Guid? learnerId) => (LearnerId, IsPresent) = (learnerId, true);

    public void Leave() => IsPresent = false;
}

internal sealed class HomeGuide(Guid id, Guid homeId, Guid guideMemberId, Guid guidedMemberId)
{
    public Guid Id { get; private init; } = id;

    public Guid HomeId { get; private init; } = homeId;

    public Guid GuideMemberId { get; set; } = guideMemberId;

    public Guid GuidedMemberId { get; set; } = guidedMemberId;
}
