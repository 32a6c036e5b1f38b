using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Areas;
using Platform.Learners.Learners;

namespace Platform.Learners.Seats;

internal sealed class SeatConfiguration : IEntityTypeConfiguration<SupportDesk>, IEntityTypeConfiguration<SupportSeat>,
    IEntityTypeConfiguration<SeatTerm>
{
    /// <summary>
    /// That a counter has one officer on a day is an exclusion constraint of the migration <c>CasesSeatsAssists</c>.
    /// </summary>
    internal const string OneOfficerAtATime = "ex_seat_terms_seat";

    public void Configure(EntityTypeBuilder<SupportDesk> builder)
    {
        builder.HasKey(desk => desk.AreaId);
        builder.ToTable("support_desks");
        builder.Property(desk => desk.AreaId).ValueGeneratedNever();
        builder.Property(desk => desk.ChangedBy).HasMaxLength(200);
        builder.HasRowVersion(desk => desk.RowVersion);
        builder.HasOne<Area>().WithMany().HasForeignKey(desk => desk.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SupportSeat> builder)
    {
        builder.Property(seat => seat.Id).ValueGeneratedNever();
        builder.Property(seat => seat.Counter).HasMaxLength(40);
        builder.Property(seat => seat.State).HasConversion<string>().HasMaxLength(10);
        builder.HasOne(seat => seat.Area).WithMany().HasForeignKey(seat => seat.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(seat => seat.Terms).WithOne().HasForeignKey(term => term.SeatId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(seat => new { seat.AreaId, seat.Counter }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SeatTerm> builder)
    {
        builder.ToTable("seat_terms", table => table.HasCheckConstraint(
            "ck_seat_terms_dates", "valid_to > valid_from"));
        builder.Property(term => term.Id).ValueGeneratedNever();
        builder.HasOne<Learner>().WithMany().HasForeignKey(term => term.OfficerLearnerId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
