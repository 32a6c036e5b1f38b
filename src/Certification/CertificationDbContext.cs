using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;
using Platform.Certifications.Learners;
using Platform.Certifications.Recognitions;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;
using Platform.Messaging;

namespace Platform.Certifications;

internal sealed class CertificationDbContext(DbContextOptions<CertificationDbContext> options) : DbContext(options)
{
    public DbSet<Criterion> Criteria => Set<Criterion>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

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

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CertificationDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
