using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Notifications.Messages;

internal sealed class MessageConfiguration :
    IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageAttempt>,
    IEntityTypeConfiguration<MessageReceipt>, IEntityTypeConfiguration<MessageTransition>,
    IEntityTypeConfiguration<MessageDecision>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Channel).HasMaxLength(20);
        builder.Property(message => message.TemplateCode).HasMaxLength(60);
        builder.Property(message => message.OperatorId).HasMaxLength(40);
        builder.Property(message => message.SentBy).HasMaxLength(200).HasDefaultValue("platform");
        builder.Property(message => message.IsBroadcast).HasDefaultValue(false);
        builder.Property(message => message.ReasonCode).HasMaxLength(40);
        builder.Property(message => message.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(message => message.TraceParent).HasMaxLength(60);
        builder.Property(message => message.Values).HasColumnName("values").HasColumnType("jsonb").HasConversion(
            values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!,
            // Set once and never changed: the reference tells.
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right), values => values.Count, values => values));

        // The natural key of a notice: whatever is redelivered or redriven, there is one, by whichever channel it goes.
        builder.HasIndex(message => new { message.SourceEventId, message.LearnerId, message.TemplateCode }).IsUnique();
        builder.HasIndex(message => new { message.LearnerId, message.Id });
        builder.HasIndex(message => message.NextTryAt).HasFilter("next_try_at is not null");
        builder.HasIndex(message => message.CreatedAt);
        builder.HasIndex(message => message.CreatedAt, "ix_messages_content").HasFilter("content_erased_at is null");
        builder.HasIndex(message => message.Id, "ix_messages_zalo_open")
            .HasFilter("channel = 'zalo' and state = 'Accepted'");
        builder.HasIndex(message => message.SettleBy).HasFilter("settle_by is not null");
        builder.HasMany(message => message.Decisions).WithOne().HasForeignKey(decision => decision.MessageId);
        builder.HasMany(message => message.Transitions).WithOne().HasForeignKey(transition => transition.MessageId);
    }

    public void Configure(EntityTypeBuilder<MessageAttempt> builder)
    {
        builder.HasKey(attempt => new { attempt.MessageId, attempt.Number });
        builder.Property(attempt => attempt.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(attempt => attempt.Channel).HasMaxLength(20).HasDefaultValue("sms");
        builder.Property(attempt => attempt.OperatorId).HasMaxLength(40);
        builder.Property(attempt => attempt.ExternalId).HasMaxLength(100);
        builder.Property(attempt => attempt.Cost).HasPrecision(12, 2);
        builder.HasIndex(attempt => new { attempt.RecipientKey, attempt.BegunAt });
        builder.HasIndex(attempt => new { attempt.OperatorId, attempt.BegunAt });
        builder.HasIndex(attempt => attempt.ExternalId).HasFilter("external_id is not null");
        builder.HasOne<Message>().WithMany().HasForeignKey(attempt => attempt.MessageId);
    }

    public void Configure(EntityTypeBuilder<MessageReceipt> builder)
    {
        // With the message: an operator that uses an id twice must not swallow another message's receipt.
        builder.HasKey(
            receipt => new { receipt.MessageId, receipt.PartnerId, receipt.OperatorMessageId, receipt.State });
        builder.Property(receipt => receipt.State).HasMaxLength(40);
        builder.HasOne<Message>().WithMany().HasForeignKey(receipt => receipt.MessageId);
    }

    public void Configure(EntityTypeBuilder<MessageTransition> builder)
    {
        builder.Property(transition => transition.Id).ValueGeneratedNever();
        builder.Property(transition => transition.State).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<MessageDecision> builder)
    {
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(decision => decision.Channel).HasMaxLength(20);
        builder.Property(decision => decision.ReasonCode).HasMaxLength(40);
        builder.Property(decision => decision.Rule).HasMaxLength(80);
    }
}
