using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Courses.Areas;
using Platform.Courses.Classes;

namespace Platform.Courses.Sessions;

internal sealed class SessionConfiguration :
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<SessionPoint>, IEntityTypeConfiguration<Attendance>,
    IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Title).HasMaxLength(200);
        builder.Property(session => session.OperatorId).HasMaxLength(40);
        builder.Property(session => session.JoinUrl).HasMaxLength(500);
        builder.Property(session => session.LinkRefusal).HasMaxLength(100);
        builder.Property(session => session.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(session => session.ClassId).IsUnique();
        builder.HasOne<Class>().WithMany().HasForeignKey(session => session.ClassId);
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(session => session.AreaId);
        builder.HasMany(session => session.Points).WithOne().HasForeignKey(point => point.SessionId);
    }

    public void Configure(EntityTypeBuilder<SessionPoint> builder)
    {
        builder.Property(point => point.Id).ValueGeneratedNever();
        builder.Property(point => point.Venue).HasMaxLength(200);
        builder.Property(point => point.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.PrimitiveCollection(point => point.Equipment)
            .ElementType(element => element.HasConversion<string>());
        builder.HasIndex(point => new { point.SessionId, point.Number }).IsUnique();
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(point => point.AreaId);
        builder.ToTable(table =>
            table.HasCheckConstraint("ck_session_points_head_count", "head_count >= 0"));
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.Property(attendance => attendance.Id).ValueGeneratedNever();
        builder.Property(attendance => attendance.Means).HasConversion<string>().HasMaxLength(16);
        builder.Property(attendance => attendance.TakenBy).HasMaxLength(200);
        builder.Property(attendance => attendance.WithdrawnBy).HasMaxLength(200);
        builder.Property(attendance => attendance.WithdrawalReason).HasConversion<string>().HasMaxLength(16);
        // Whoever counts who was there must not have to remember those who were not.
        builder.HasQueryFilter(attendance => attendance.WithdrawnAt == null);
        builder.HasIndex(attendance => new { attendance.SessionId, attendance.LearnerId }).IsUnique()
            .HasFilter("withdrawn_at IS NULL");
        builder.HasIndex(attendance => new { attendance.ClassId, attendance.LearnerId });
        builder.HasIndex(attendance => new { attendance.PointId, attendance.Id });
        builder.HasOne<Session>().WithMany().HasForeignKey(attendance => attendance.SessionId);
        builder.HasOne<SessionPoint>().WithMany().HasForeignKey(attendance => attendance.PointId);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_attendances_withdrawal",
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)"
        ));
    }

    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("SessionClaims");
        builder.HasKey(claim => new { claim.SessionId, claim.Id });
        builder.Property(claim => claim.Means).HasConversion<string>().HasMaxLength(16);
        builder.Property(claim => claim.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(claim => claim.Device).HasMaxLength(64);
        builder.Property(claim => claim.TakenBy).HasMaxLength(200);
        builder.HasIndex(claim => new { claim.Device, claim.ReceivedAt }).HasFilter("device is not null");
        builder.HasIndex(claim => new { claim.PointId, claim.ReceivedAt }).HasFilter("state = 'Waiting'");
        builder.HasOne<SessionPoint>().WithMany().HasForeignKey(claim => claim.PointId);
    }
}
