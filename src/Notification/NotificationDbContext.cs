using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Templates;

namespace Platform.Notifications;

internal sealed class NotificationDbContext(DbContextOptions<NotificationDbContext> options) : DbContext(options)
{
    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<Template> Templates => Set<Template>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    public DbSet<MessageReceipt> MessageReceipts => Set<MessageReceipt>();

    public DbSet<MessageTransition> MessageTransitions => Set<MessageTransition>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
