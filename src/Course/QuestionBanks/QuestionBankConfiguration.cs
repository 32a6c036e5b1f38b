using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Courses.QuestionBanks;

internal sealed class QuestionBankConfiguration :
    IEntityTypeConfiguration<QuestionBank>, IEntityTypeConfiguration<BankQuestion>
{
    public void Configure(EntityTypeBuilder<QuestionBank> builder)
    {
        builder.Property(bank => bank.Id).ValueGeneratedNever();
        builder.Property(bank => bank.Skill).HasMaxLength(SkillCode.Longest);
        builder.Property(bank => bank.RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
        builder.HasIndex(bank => new { bank.Skill, bank.OwnerAreaId }).IsUnique().AreNullsDistinct(false);
        builder.HasMany(bank => bank.Questions).WithOne().HasForeignKey(question => question.BankId);
    }

    public void Configure(EntityTypeBuilder<BankQuestion> builder)
    {
        builder.Property(question => question.Id).ValueGeneratedNever();
        builder.Property(question => question.Code).HasMaxLength(40);
        builder.Property(question => question.Difficulty).HasConversion<string>().HasMaxLength(8);
        builder.Property(question => question.Correct).HasMaxLength(16);
        builder.Ignore(question => question.Options);
        builder.Ignore(question => question.Content);
        builder.OwnsMany(question => question.Texts, text =>
        {
            text.ToJson();
            text.OwnsMany(words => words.Options);
        });
        builder.HasIndex(question => new { question.BankId, question.Code }).IsUnique().HasFilter("until IS NULL");
    }
}
