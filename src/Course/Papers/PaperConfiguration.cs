using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Courses.QuestionBanks;

namespace Platform.Courses.Papers;

internal sealed class PaperConfiguration :
    IEntityTypeConfiguration<Blueprint>, IEntityTypeConfiguration<Paper>, IEntityTypeConfiguration<SkillResult>
{
    public void Configure(EntityTypeBuilder<Blueprint> builder)
    {
        builder.Property(blueprint => blueprint.Id).ValueGeneratedNever();
        builder.Property(blueprint => blueprint.Code).HasMaxLength(40);
        builder.Property(blueprint => blueprint.Source).HasMaxLength(500);
        builder.HasIndex(blueprint => new { blueprint.Code, blueprint.Version }).IsUnique();
        builder.HasOne<Course>().WithMany().HasForeignKey(blueprint => blueprint.CourseId);
        builder.OwnsMany(blueprint => blueprint.Parts, part =>
        {
            part.ToJson();
            part.Property(one => one.Difficulty).HasConversion<string>();
        });
        builder.OwnsMany(blueprint => blueprint.Bands, band => band.ToJson());
    }

    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Property(paper => paper.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(paper => paper.Language).HasMaxLength(3);
        builder.Property(paper => paper.Level).HasMaxLength(40);
        builder.Ignore(paper => paper.ScorePercent);
        builder.OwnsMany(paper => paper.Questions, question => question.ToJson());
        builder.HasMany(paper => paper.Results).WithOne().HasForeignKey(result => result.PaperId);
        builder.HasOne<Blueprint>().WithMany().HasForeignKey(paper => paper.BlueprintId);
        builder.HasOne<Class>().WithMany().HasForeignKey(paper => paper.ClassId);
        builder.HasOne<LearnerSnapshot>().WithMany().HasForeignKey(paper => paper.LearnerId);
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(paper => paper.AreaId);
        // A placement has no class, and its attempts are counted all the same.
        builder.HasIndex(paper => new { paper.LearnerId, paper.Kind, paper.ClassId, paper.Attempt })
            .IsUnique().AreNullsDistinct(false);
        builder.HasIndex(paper => new { paper.CourseId, paper.HandedInAt });
    }

    public void Configure(EntityTypeBuilder<SkillResult> builder)
    {
        builder.HasKey(result => new { result.PaperId, result.Skill });
        builder.Property(result => result.Skill).HasMaxLength(SkillCode.Longest);
        builder.Ignore(result => result.Percent);
        builder.HasIndex(result => result.Skill);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_skill_results_right_answers", "right_answers BETWEEN 0 AND asked AND asked > 0"));
    }
}

internal static class PaperQueries
{
    /// <summary>Holds the paper until the transaction ends: handed in twice at once, it counts once.</summary>
    internal static IQueryable<Paper> Locked(this DbSet<Paper> papers, Guid id) =>
        papers.FromSql($"SELECT * FROM papers WHERE id = {id} FOR NO KEY UPDATE");

    /// <summary>The newest version that is in force.</summary>
    internal static IQueryable<Blueprint> InForce(
        this IQueryable<Blueprint> blueprints, string code, DateTimeOffset now) => blueprints
        .Where(blueprint => blueprint.Code == code && blueprint.ValidFrom <= now)
        .OrderByDescending(blueprint => blueprint.Version)
        .Take(1);
}
