namespace Platform.Learners.Teams;

/// <summary>What a team has for a span of days; <see cref="Until"/> is the first day without it.</summary>
internal interface ITeamSpan
{
    Guid Id { get; }

    Guid TeamId { get; }

    DateOnly Since { get; }

    DateOnly? Until { get; set; }

    /// <summary>What may not be there twice at a time within a team.</summary>
    object Key { get; }

    /// <summary>The same for the team that takes it over, from a day on.</summary>
    ITeamSpan For(Guid teamId, DateOnly since, DateTimeOffset now);
}

public enum MemberRole
{
    Leader,
    Deputy,
    YouthCore,
    Member,
}

/// <summary>A person in a team, under one of its mandates.</summary>
internal sealed class TeamMember : ITeamSpan
{
    public Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid LearnerId { get; init; }

    public required MemberRole Role { get; init; }

    public required TeamKind Mandate { get; init; }

    /// <summary>The organisation that sent the member.</summary>
    public Guid? OrganisationId { get; init; }

    public required DateOnly JoinedOn { get; init; }

    public DateOnly? LeftOn { get; set; }

    /// <summary>The team the member came from with a merger.</summary>
    public Guid? FromTeamId { get; init; }

    DateOnly ITeamSpan.Since => JoinedOn;

    DateOnly? ITeamSpan.Until
    {
        get => LeftOn;
        set => LeftOn = value;
    }

    object ITeamSpan.Key => (LearnerId, Mandate);

    ITeamSpan ITeamSpan.For(Guid teamId, DateOnly since, DateTimeOffset now) => new TeamMember
    {
        Id = Guid.CreateVersion7(now),
        TeamId = teamId,
        LearnerId = LearnerId,
        Role = Role,
        Mandate = Mandate,
        OrganisationId = OrganisationId,
        JoinedOn = since,
        LeftOn = LeftOn,
        FromTeamId = TeamId,
    };
}

/// <summary>The decision under which a team works.</summary>
internal sealed class TeamMandate : ITeamSpan
{
    public Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required TeamKind Mandate { get; init; }

    public string? DecisionNo { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public Guid? FromTeamId { get; init; }

    DateOnly ITeamSpan.Since => ValidFrom;

    DateOnly? ITeamSpan.Until
    {
        get => ValidTo;
        set => ValidTo = value;
    }

    object ITeamSpan.Key => Mandate;

    ITeamSpan ITeamSpan.For(Guid teamId, DateOnly since, DateTimeOffset now) => new TeamMandate
    {
        Id = Guid.CreateVersion7(now),
        TeamId = teamId,
        Mandate = Mandate,
        DecisionNo = DecisionNo,
        ValidFrom = since,
        ValidTo = ValidTo,
        FromTeamId = TeamId,
    };
}

/// <summary>A village that a team looks after.</summary>
internal sealed class TeamVillage : ITeamSpan
{
    public Guid Id { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid VillageId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    DateOnly ITeamSpan.Since => ValidFrom;

    DateOnly? ITeamSpan.Until
    {
        get => ValidTo;
        set => ValidTo = value;
    }

    object ITeamSpan.Key => VillageId;

    ITeamSpan ITeamSpan.For(Guid teamId, DateOnly since, DateTimeOffset now) => new TeamVillage
    {
        Id = Guid.CreateVersion7(now),
        TeamId = teamId,
        VillageId = VillageId,
        ValidFrom = since,
        ValidTo = ValidTo,
    };
}
