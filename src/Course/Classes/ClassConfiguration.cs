using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Courses.Organisations;
using Platform.Courses.Places;
using Platform.Courses.Teams;

namespace Platform.Courses.Classes;

internal sealed class ClassConfiguration :
    IEntityTypeConfiguration<Class>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Class> builder)
    {
        builder.Property(@class => @class.Id).ValueGeneratedNever();
        builder.Property(@class => @class.TemplateCode).HasMaxLength(64);
        builder.Property(@class => @class.Kind).HasConversion<string>().HasMaxLength(16)
            .HasDefaultValue(ClassKind.HandsOn).ValueGeneratedNever();
        builder.Property(@class => @class.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(@class => @class.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(@class => @class.AreaId);
        builder.HasOne<OrganisationSnapshot>().WithMany().HasForeignKey(@class => @class.HostOrganisationId);
        builder.HasOne<PlaceSnapshot>().WithMany().HasForeignKey(@class => @class.PlaceId);
        builder.HasOne<TeamSnapshot>().WithMany().HasForeignKey(@class => @class.TeamId);
        builder.HasOne<CourseVersion>().WithMany()
            .HasForeignKey(@class => new { @class.CourseId, @class.CourseVersion });
        builder.ToTable(table =>
            table.HasCheckConstraint("ck_classes_seats_taken", "seats_taken BETWEEN 0 AND capacity"));
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasOne<Class>().WithMany().HasForeignKey(session => session.ClassId);
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.Property(attendance => attendance.Id).ValueGeneratedNever();
        builder.HasIndex(attendance => new { attendance.SessionId, attendance.LearnerId }).IsUnique();
        builder.HasIndex(attendance => new { attendance.ClassId, attendance.LearnerId });
        builder.HasOne<Session>().WithMany().HasForeignKey(attendance => attendance.SessionId);
    }
}

internal static class ClassQueries
{
    /// <summary>Holds the row until the transaction ends: seats are given, and the roll taken, one by one.</summary>
    internal static IQueryable<Class> Locked(this DbSet<Class> classes, Guid id) =>
        classes.FromSql($"SELECT *, xmin FROM classes WHERE id = {id} FOR NO KEY UPDATE");
}
