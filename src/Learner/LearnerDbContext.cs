using Microsoft.EntityFrameworkCore;
using Platform.Learners.AreaImports;
using Platform.Learners.Areas;
using Platform.Learners.Calendar;
using Platform.Learners.Duplicates;
using Platform.Learners.FieldBatches;
using Platform.Learners.Households;
using Platform.Learners.Imports;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Reorganisations;
using Platform.Learners.Rules;
using Platform.Messaging;

namespace Platform.Learners;

internal sealed class LearnerDbContext(DbContextOptions<LearnerDbContext> options) : DbContext(options)
{
    // Areas
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaVersion> AreaVersions => Set<AreaVersion>();

    public DbSet<AreaEdge> AreaEdges => Set<AreaEdge>();

    public DbSet<AreaAlias> AreaAliases => Set<AreaAlias>();

    public DbSet<AreaFlag> AreaFlags => Set<AreaFlag>();

    public DbSet<FormerDistrict> FormerDistricts => Set<FormerDistrict>();

    public DbSet<AreaMapDay> AreaMapDays => Set<AreaMapDay>();

    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

    public DbSet<AreaDecision> AreaDecisions => Set<AreaDecision>();

    public DbSet<AreaManifest> AreaManifests => Set<AreaManifest>();

    // People
    public DbSet<Learner> Learners => Set<Learner>();

    public DbSet<LearnerKey> LearnerKeys => Set<LearnerKey>();

    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<LearnerArea> LearnerAreas => Set<LearnerArea>();

    public DbSet<LearnerDevice> LearnerDevices => Set<LearnerDevice>();

    public DbSet<LearnerCorrection> LearnerCorrections => Set<LearnerCorrection>();

    public DbSet<WarningOverride> WarningOverrides => Set<WarningOverride>();

    // Batches
    public DbSet<LearnerImport> LearnerImports => Set<LearnerImport>();

    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();

    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    public DbSet<FieldBatch> FieldBatches => Set<FieldBatch>();

    public DbSet<FieldEntry> FieldEntries => Set<FieldEntry>();

    // Force: teams, households, cases
    public DbSet<Household> Households => Set<Household>();

    public DbSet<HouseholdMember> HouseholdMembers => Set<HouseholdMember>();

    public DbSet<HouseholdGuide> HouseholdGuides => Set<HouseholdGuide>();

    public DbSet<HouseholdVisit> HouseholdVisits => Set<HouseholdVisit>();

    // Reference data
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Rule> Rules => Set<Rule>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("btree_gist"); // codes that never overlap in time: see AreaConfiguration
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LearnerDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
