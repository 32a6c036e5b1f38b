using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.Notifications.Audiences;
using Platform.Notifications.Broadcasts;
using Platform.Notifications.Bulletins;
using Platform.Notifications.Channels;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Operators;
using Platform.Notifications.Reminders;
using Platform.Notifications.Rules;
using Platform.Notifications.Templates;
using Platform.Notifications.Trials;
using Platform.Notifications.Visits;

namespace Platform.Notifications;

internal sealed class NotificationDbContext(DbContextOptions<NotificationDbContext> options) : DbContext(options)
{
    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<OptOut> OptOuts => Set<OptOut>();

    public DbSet<NumberRefusal> NumberRefusals => Set<NumberRefusal>();

    public DbSet<AdvertConsent> AdvertConsents => Set<AdvertConsent>();

    public DbSet<UnreachableAddress> UnreachableAddresses => Set<UnreachableAddress>();

    public DbSet<PortedNumber> PortedNumbers => Set<PortedNumber>();

    public DbSet<Rule> Rules => Set<Rule>();

    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();

    public DbSet<OperatorLink> OperatorLinks => Set<OperatorLink>();

    public DbSet<ShareMove> ShareMoves => Set<ShareMove>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<ZaloToken> ZaloTokens => Set<ZaloToken>();

    public DbSet<TrialGuest> TrialGuests => Set<TrialGuest>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<ClassSeat> ClassSeats => Set<ClassSeat>();

    public DbSet<Template> Templates => Set<Template>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    public DbSet<MessageReceipt> MessageReceipts => Set<MessageReceipt>();

    public DbSet<MessageDecision> MessageDecisions => Set<MessageDecision>();

    public DbSet<MessageTransition> MessageTransitions => Set<MessageTransition>();

    public DbSet<Recipient> Recipients => Set<Recipient>();

    public DbSet<Attainment> Attainments => Set<Attainment>();

    public DbSet<Guidance> Guidances => Set<Guidance>();

    public DbSet<NumberLink> NumberLinks => Set<NumberLink>();

    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();

    public DbSet<BroadcastRun> BroadcastRuns => Set<BroadcastRun>();

    public DbSet<BroadcastRecipient> BroadcastRecipients => Set<BroadcastRecipient>();

    public DbSet<BroadcastLane> BroadcastLanes => Set<BroadcastLane>();

    public DbSet<LinkPace> LinkPaces => Set<LinkPace>();

    public DbSet<Bulletin> Bulletins => Set<Bulletin>();

    public DbSet<BulletinAudio> BulletinAudio => Set<BulletinAudio>();

    public DbSet<BulletinAiring> BulletinAirings => Set<BulletinAiring>();

    public DbSet<VisitSuggestion> VisitSuggestions => Set<VisitSuggestion>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
