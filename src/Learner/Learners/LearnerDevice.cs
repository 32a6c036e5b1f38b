using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Learners.Learners;

/// <summary>Whether a person can practise at home.</summary>
public enum DeviceAccess
{
    None,
    Shared,
    Own,
}

/// <summary>How a person gets on the net.</summary>
public enum Connectivity
{
    None,
    Mobile,
    Broadband,
}

/// <param name="Access">Absent where nobody asked; in a correction, where it stays.</param>
/// <param name="Connectivity">Absent where nobody asked; in a correction, where it stays.</param>
public sealed record DeviceUse(DeviceAccess? Access = null, Connectivity? Connectivity = null);

/// <summary>What a person had at hand from a day on. The last of them also stands in the learner.</summary>
internal sealed class LearnerDevice
{
    public required Guid LearnerId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; set; }

    public DeviceAccess? Access { get; set; }

    public Connectivity? Connectivity { get; set; }

    /// <summary>A second change on one day corrects the first; the day before stays as it was.</summary>
    public static async Task Change(
        LearnerDbContext db, Learner learner, DateOnly today, CancellationToken cancellationToken)
    {
        var open = await db.LearnerDevices.SingleOrDefaultAsync(
            device => device.LearnerId == learner.Id && device.ValidTo == null, cancellationToken);
        if (open is { } same && same.ValidFrom == today)
        {
            (same.Access, same.Connectivity) = (learner.DeviceAccess, learner.Connectivity);
            return;
        }

        if (open is not null)
            open.ValidTo = today;
        db.LearnerDevices.Add(new LearnerDevice
        {
            LearnerId = learner.Id,
            ValidFrom = today,
            Access = learner.DeviceAccess,
            Connectivity = learner.Connectivity,
        });
    }
}

internal sealed class LearnerDeviceConfiguration : IEntityTypeConfiguration<LearnerDevice>
{
    public void Configure(EntityTypeBuilder<LearnerDevice> builder)
    {
        builder.HasKey(device => new { device.LearnerId, device.ValidFrom });
        builder.Property(device => device.Access).HasConversion<string>().HasMaxLength(10);
        builder.Property(device => device.Connectivity).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Learner>().WithMany().HasForeignKey(device => device.LearnerId);
        builder.HasIndex(device => device.LearnerId).IsUnique().HasFilter("valid_to IS NULL");
        builder.ToTable(table => table.HasCheckConstraint("ck_learner_devices_dates", "valid_to > valid_from"));
    }
}
