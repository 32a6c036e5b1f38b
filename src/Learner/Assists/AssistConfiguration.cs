using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;
using Platform.Learners.Organisations;
using Platform.Learners.Places;

namespace Platform.Learners.Assists;

internal sealed class AssistConfiguration : IEntityTypeConfiguration<Assist>
{
    public void Configure(EntityTypeBuilder<Assist> builder)
    {
        builder.Property(assist => assist.Id).ValueGeneratedNever();
        builder.Property(assist => assist.HelperKind).HasConversion<string>().HasMaxLength(10);
        builder.Property(assist => assist.TopicCode).HasMaxLength(40);
        builder.Property(assist => assist.ApplicationCode).HasMaxLength(40);
        builder.Property(assist => assist.ProcedureCode).HasMaxLength(40);
        builder.Property(assist => assist.RecordedBy).HasMaxLength(200);
        builder.HasOne(assist => assist.Area).WithMany().HasForeignKey(assist => assist.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(assist => assist.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(assist => assist.HelperLearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(assist => assist.HelperOrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(assist => assist.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(assist => new { assist.LearnerId, assist.ApplicationCode, assist.On });
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_assists_someone", "(learner_id IS NULL) = (unnamed_count > 0)"));
    }
}
