using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Learners.Areas;
using Platform.Learners.Duplicates;
using Platform.Learners.Imports;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners;

internal sealed class LearnerDbContext(DbContextOptions<LearnerDbContext> options) : DbContext(options)
{
    // Areas
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaVersion> AreaVersions => Set<AreaVersion>();

    // People
    public DbSet<Learner> Learners => Set<Learner>();

    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();

    // Batches
    public DbSet<LearnerImport> LearnerImports => Set<LearnerImport>();

    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();

    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    // Force: teams, households, cases

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("btree_gist"); // codes that never overlap in time: see AreaConfiguration
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LearnerDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        RequireNormalisedText(modelBuilder);
    }

    /// <summary>Two spellings of one name never meet in a comparison, whoever wrote the row.</summary>
    private static void RequireNormalisedText(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(IsOurs))
        {
            foreach (var column in entity.GetProperties().Where(IsText).Select(property => property.GetColumnName()))
                entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{column}_nfc", $"{column} IS NFC NORMALIZED");
        }

        static bool IsOurs(IMutableEntityType entity) =>
            entity.ClrType.Assembly == typeof(LearnerDbContext).Assembly;

        static bool IsText(IMutableProperty property) => property.ClrType == typeof(string);
    }
}
