using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Authorities;
using Platform.Certifications.Batches;
using Platform.Certifications.Certificates;
using Platform.Certifications.Confirmations;
using Platform.Certifications.Criteria;
using Platform.Certifications.Documents;
using Platform.Certifications.Learners;
using Platform.Certifications.Recognitions;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;
using Platform.Certifications.Transparency;
using Platform.Messaging;

namespace Platform.Certifications;

internal sealed class CertificationDbContext(DbContextOptions<CertificationDbContext> options) : DbContext(options)
{
    public DbSet<Criterion> Criteria => Set<Criterion>();

    public DbSet<AssuranceLevel> AssuranceLevels => Set<AssuranceLevel>();

    public DbSet<IssuingAuthority> IssuingAuthorities => Set<IssuingAuthority>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Completion> Completions => Set<Completion>();

    public DbSet<CertificateBatch> CertificateBatches => Set<CertificateBatch>();

    public DbSet<CertificateBatchRow> CertificateBatchRows => Set<CertificateBatchRow>();

    public DbSet<ReversedCompletion> ReversedCompletions => Set<ReversedCompletion>();

    public DbSet<Issuance> Issuances => Set<Issuance>();

    public DbSet<SigningIntent> SigningIntents => Set<SigningIntent>();

    public DbSet<StatusEntry> StatusEntries => Set<StatusEntry>();

    public DbSet<StatusList> StatusLists => Set<StatusList>();

    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<LearnerSnapshot> Learners => Set<LearnerSnapshot>();

    public DbSet<Home> Homes => Set<Home>();

    public DbSet<HomeMember> HomeMembers => Set<HomeMember>();

    public DbSet<HomeGuide> HomeGuides => Set<HomeGuide>();

    public DbSet<Recognition> Recognitions => Set<Recognition>();

    public DbSet<MentorRecognition> MentorRecognitions => Set<MentorRecognition>();

    public DbSet<MilestoneRule> MilestoneRules => Set<MilestoneRule>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<CommuneAdults> CommuneAdults => Set<CommuneAdults>();

    public DbSet<LearnerPlace> LearnerPlaces => Set<LearnerPlace>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<LogEntry> LogEntries => Set<LogEntry>();

    public DbSet<LogNode> LogNodes => Set<LogNode>();

    public DbSet<LogCheckpoint> LogCheckpoints => Set<LogCheckpoint>();

    public DbSet<UnloggedIssuance> UnloggedIssuances => Set<UnloggedIssuance>();

    public DbSet<CertificateFinding> CertificateFindings => Set<CertificateFinding>();

    public DbSet<CheckProgress> CheckProgress => Set<CheckProgress>();

    public DbSet<ConfirmationRule> ConfirmationRules => Set<ConfirmationRule>();

    public DbSet<Confirmation> Confirmations => Set<Confirmation>();

    public DbSet<ConfirmationAttempt> ConfirmationAttempts => Set<ConfirmationAttempt>();

    public DbSet<ConfirmationAnswer> ConfirmationAnswers => Set<ConfirmationAnswer>();

    public DbSet<AnswerFeed> AnswerFeed => Set<AnswerFeed>();

    public DbSet<CertificateDocument> CertificateDocuments => Set<CertificateDocument>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CertificationDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
