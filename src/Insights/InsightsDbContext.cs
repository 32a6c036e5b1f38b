using Microsoft.EntityFrameworkCore;
using Platform.Insights.Areas;
using Platform.Insights.Journal;
using Platform.Insights.Progress;
using Platform.Messaging;

namespace Platform.Insights;

internal sealed class InsightsDbContext(DbContextOptions<InsightsDbContext> options) : DbContext(options)
{
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<LearnerFact> Learners => Set<LearnerFact>();

    public DbSet<LearnerMergeFact> LearnerMerges => Set<LearnerMergeFact>();

    public DbSet<CompletionFact> Completions => Set<CompletionFact>();

    public DbSet<CertificateFact> Certificates => Set<CertificateFact>();

    public DbSet<ConfirmationFact> Confirmations => Set<ConfirmationFact>();

    public DbSet<NoticeFact> Notices => Set<NoticeFact>();

    public DbSet<ClassFact> Classes => Set<ClassFact>();

    public DbSet<SessionFact> Sessions => Set<SessionFact>();

    public DbSet<SessionPointFact> SessionPoints => Set<SessionPointFact>();

    public IQueryable<PersonProgress> People => Set<PersonProgress>();

    public IQueryable<PersonConfirmation> PersonConfirmations => Set<PersonConfirmation>();

    /// <summary>Tables made from the journal: every one of ours but the journal itself.</summary>
    internal IEnumerable<string> Views => Model.GetEntityTypes()
        .Where(entity => entity.ClrType != typeof(JournalEntry) && entity.GetSchema() is null)
        .Select(entity => entity.GetTableName()).OfType<string>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InsightsDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
