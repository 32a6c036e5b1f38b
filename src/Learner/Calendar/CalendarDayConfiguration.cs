using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Calendar;

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.HasKey(day => day.Day);
        builder.Property(day => day.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(day => day.Name).HasMaxLength(100);
        builder.Property(day => day.Source).HasMaxLength(200);
        builder.Property(day => day.Decree).HasMaxLength(200);
    }
}
