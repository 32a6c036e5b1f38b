using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Learners.Organisations;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// That nobody is in a team twice at a time under one mandate is an exclusion constraint of the migration
/// <c>Force</c>: the model cannot express it.
/// </summary>
internal sealed class TeamConfiguration :
    IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamMember>, IEntityTypeConfiguration<TeamMandate>,
    IEntityTypeConfiguration<TeamVillage>, IEntityTypeConfiguration<TeamMerge>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(team => team.Id).ValueGeneratedNever();
        builder.Property(team => team.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(team => team.Name).HasMaxLength(200);
        builder.HasRowVersion(team => team.RowVersion);
        builder.HasOne(team => team.Area).WithMany().HasForeignKey(team => team.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(team => team.OrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(team => team.MergedInto).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(team => new { team.AreaId, team.Id });
    }

    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.Role).HasConversion<string>().HasMaxLength(10);
        builder.Property(member => member.Mandate).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Team>().WithMany().HasForeignKey(member => member.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(member => member.FromTeamId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(member => member.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(member => member.OrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(member => new { member.TeamId, member.LearnerId });
        builder.HasIndex(member => member.LearnerId);
    }

    public void Configure(EntityTypeBuilder<TeamMandate> builder)
    {
        builder.Property(mandate => mandate.Id).ValueGeneratedNever();
        builder.Property(mandate => mandate.Mandate).HasConversion<string>().HasMaxLength(20);
        builder.Property(mandate => mandate.DecisionNo).HasMaxLength(100);
        builder.HasOne<Team>().WithMany().HasForeignKey(mandate => mandate.TeamId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamVillage> builder)
    {
        builder.Property(village => village.Id).ValueGeneratedNever();
        builder.HasOne<Team>().WithMany().HasForeignKey(village => village.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(village => village.VillageId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamMerge> builder)
    {
        builder.Property(merge => merge.Id).ValueGeneratedNever();
        builder.Property(merge => merge.DecisionNo).HasMaxLength(100);
        builder.Property(merge => merge.Moved).HasColumnType("jsonb").HasConversion(
            moved => JsonSerializer.Serialize(moved, Json.Commands),
            stored => JsonSerializer.Deserialize<TakenOver[]>(stored, Json.Commands)!,
            new ValueComparer<IReadOnlyList<TakenOver>>(
                (one, other) => one!.SequenceEqual(other!), moved => moved.Count, moved => moved.ToArray()));
        builder.HasOne<Team>().WithMany().HasForeignKey(merge => merge.SurvivorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamWorkConfiguration :
    IEntityTypeConfiguration<TeamAssignment>, IEntityTypeConfiguration<TeamActivity>,
    IEntityTypeConfiguration<VolunteerTime>
{
    public void Configure(EntityTypeBuilder<TeamAssignment> builder)
    {
        builder.Property(assignment => assignment.Id).ValueGeneratedNever();
        builder.Property(assignment => assignment.Task).HasConversion<string>().HasMaxLength(20);
        builder.HasOne(assignment => assignment.Area).WithMany().HasForeignKey(assignment => assignment.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(assignment => assignment.TeamId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(assignment => assignment.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamActivity> builder)
    {
        builder.Property(activity => activity.Id).ValueGeneratedNever();
        builder.Property(activity => activity.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(activity => activity.ReportedBy).HasMaxLength(200);
        builder.HasOne<Team>().WithMany().HasForeignKey(activity => activity.TeamId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(activity => new { activity.TeamId, activity.On });
    }

    public void Configure(EntityTypeBuilder<VolunteerTime> builder)
    {
        builder.Property(volunteered => volunteered.Id).ValueGeneratedNever();
        builder.Property(volunteered => volunteered.Activity).HasConversion<string>().HasMaxLength(20);
        builder.Property(volunteered => volunteered.RecordedBy).HasMaxLength(200);
        builder.HasOne<Team>().WithMany().HasForeignKey(volunteered => volunteered.TeamId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(volunteered => volunteered.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(volunteered => new { volunteered.LearnerId, volunteered.On });
    }
}
