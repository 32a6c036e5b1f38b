using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>The teams a person is or was in.</summary>
internal sealed class MembershipRecord(TimeProvider time) : IPersonalRecord
{
    public string Section => "teams";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var rows = await Of(db, learnerId).OrderBy(row => row.JoinedOn).ThenBy(row => row.Id)
            .Select(row => new { row.TeamId, row.Role, row.Mandate, row.JoinedOn, row.LeftOn })
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : rows;
    }

    /// <summary>The person leaves today; who was in a team before stays countable.</summary>
    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var teams = await Lock(db, learnerId, cancellationToken);
        var running = await Of(db, learnerId).Where(row => row.LeftOn == null).ToListAsync(cancellationToken);
        foreach (var member in running)
        {
            var today = VietnamTime.DateOf(now);
            member.LeftOn = member.JoinedOn > today ? member.JoinedOn : today;
            db.AddEvent(teams[member.TeamId].Left(member, member.LeftOn.Value, now));
        }
    }

    /// <summary>
    /// Where both were in a team at one time, the membership that stays covers the days of both: the person was there.
    /// </summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        await Lock(db, loserId, cancellationToken);
        var own = await Of(db, winnerId).ToListAsync(cancellationToken);
        List<(TeamMember Row, Before Before)> changed = [];
        foreach (var member in await Of(db, loserId).OrderBy(row => row.Id).ToListAsync(cancellationToken))
        {
            var same = own.FindAll(other => other.Overlaps(member));
            changed.Add((member, Before.Of(member)));
            if (same.Count == 0)
            {
                member.LearnerId = winnerId;
                own.Add(member);
                continue;
            }

            if (same is [var only])
            {
                changed.Add((only, Before.Of(only)));
                only.Cover(member);
            }

            member.LeftOn = member.JoinedOn;
        }

        var moved = changed.Select(pair => pair.Before with { LeftAfter = pair.Row.LeftOn }).ToArray();
        return moved.Length == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    /// <summary>Who left a team since has left it.</summary>
    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var before = moved.Deserialize<Before[]>(Json.Commands)!;
        Guid[] ids = [.. before.Select(state => state.Id)];
        var rows = await db.TeamMembers.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var state in before.Reverse()) // a row that was widened twice was as it was before the first time
        {
            if (!rows.TryGetValue(state.Id, out var row))
                continue; // a merger of teams was undone since
            (row.LearnerId, row.JoinedOn) = (state.LearnerId, state.JoinedOn);
            if (row.LeftOn == state.LeftAfter)
                row.LeftOn = state.LeftOn;
        }
    }

    private static async Task<Dictionary<Guid, Team>> Lock(
        LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var teams = await Of(db, learnerId).Select(row => row.TeamId).Distinct().ToArrayAsync(cancellationToken);
        return await db.Teams.Locked(teams).ToDictionaryAsync(team => team.Id, cancellationToken);
    }

    private static IQueryable<TeamMember> Of(LearnerDbContext db, Guid learnerId) =>
        db.TeamMembers.Where(row => row.LearnerId == learnerId);

    private sealed record Before(
        Guid Id, Guid LearnerId, DateOnly JoinedOn, DateOnly? LeftOn = null, DateOnly? LeftAfter = null)
    {
        public static Before Of(TeamMember row) => new(row.Id, row.LearnerId, row.JoinedOn, row.LeftOn);
    }
}
