using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Insights.Progress;

internal sealed class ProgressConfiguration :
    IEntityTypeConfiguration<LearnerFact>,
    IEntityTypeConfiguration<LearnerMergeFact>,
    IEntityTypeConfiguration<CompletionFact>,
    IEntityTypeConfiguration<CertificateFact>,
    IEntityTypeConfiguration<ConfirmationFact>,
    IEntityTypeConfiguration<NoticeFact>,
    IEntityTypeConfiguration<ClassFact>,
    IEntityTypeConfiguration<SessionFact>,
    IEntityTypeConfiguration<SessionPointFact>,
    IEntityTypeConfiguration<PersonProgress>,
    IEntityTypeConfiguration<PersonConfirmation>
{
    public void Configure(EntityTypeBuilder<LearnerFact> builder)
    {
        builder.HasKey(learner => learner.LearnerId);
        builder.Property(learner => learner.State).HasMaxLength(20).HasDefaultValue("active").ValueGeneratedNever();
        builder.HasIndex(learner => learner.AreaId);
    }

    public void Configure(EntityTypeBuilder<LearnerMergeFact> builder)
    {
        builder.HasKey(merge => merge.MergeId);
        builder.Property(merge => merge.MergeId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<CompletionFact> builder)
    {
        builder.HasKey(completion => completion.CompletionId);
        builder.HasIndex(completion => completion.LearnerId);
    }

    public void Configure(EntityTypeBuilder<CertificateFact> builder)
    {
        builder.HasKey(certificate => certificate.CertificateId);
        builder.HasIndex(certificate => certificate.LearnerId);
    }

    public void Configure(EntityTypeBuilder<ConfirmationFact> builder)
    {
        builder.HasKey(confirmation => confirmation.ConfirmationId);
        builder.Property(confirmation => confirmation.CriterionCode).HasMaxLength(64);
        builder.HasIndex(confirmation => confirmation.LearnerId);
    }

    public void Configure(EntityTypeBuilder<NoticeFact> builder)
    {
        builder.HasKey(notice => notice.MessageId);
        builder.HasIndex(notice => notice.LearnerId);
    }

    public void Configure(EntityTypeBuilder<ClassFact> builder)
    {
        builder.HasKey(@class => @class.ClassId);
        builder.HasIndex(@class => @class.AreaId);
    }

    public void Configure(EntityTypeBuilder<SessionFact> builder)
    {
        builder.HasKey(session => session.SessionId);
        builder.HasIndex(session => session.AreaId);
    }

    public void Configure(EntityTypeBuilder<SessionPointFact> builder)
    {
        builder.HasKey(point => point.PointId);
        builder.HasIndex(point => point.SessionId);
        builder.HasIndex(point => point.AreaId);
    }

    public void Configure(EntityTypeBuilder<PersonProgress> builder) =>
        builder.HasNoKey().ToSqlQuery(PersonProgress.Query);

    public void Configure(EntityTypeBuilder<PersonConfirmation> builder) =>
        builder.HasNoKey().ToSqlQuery(PersonConfirmation.Query);
}
