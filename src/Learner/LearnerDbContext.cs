using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Platform.Learners.Access;
using Platform.Learners.Ambassadors;
using Platform.Learners.AreaImports;
using Platform.Learners.Areas;
using Platform.Learners.Assists;
using Platform.Learners.Breaches;
using Platform.Learners.Calendar;
using Platform.Learners.Cases;
using Platform.Learners.Certificates;
using Platform.Learners.Classes;
using Platform.Learners.Consents;
using Platform.Learners.Duplicates;
using Platform.Learners.Erasures;
using Platform.Learners.FieldBatches;
using Platform.Learners.Households;
using Platform.Learners.Imports;
using Platform.Learners.Learners;
using Platform.Learners.Matches;
using Platform.Learners.Mentorships;
using Platform.Learners.Organisations;
using Platform.Learners.Places;
using Platform.Learners.Privacy;
using Platform.Learners.Provisioning;
using Platform.Learners.Reorganisations;
using Platform.Learners.Requests;
using Platform.Learners.Rules;
using Platform.Learners.Seats;
using Platform.Learners.Sensitive;
using Platform.Learners.Teams;
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

    public DbSet<OpenClass> OpenClasses => Set<OpenClass>();

    // People
    public DbSet<Learner> Learners => Set<Learner>();

    public DbSet<LearnerKey> LearnerKeys => Set<LearnerKey>();

    public DbSet<AccessEntry> AccessEntries => Set<AccessEntry>();

    public DbSet<AccessSeal> AccessSeals => Set<AccessSeal>();

    public DbSet<UnsealedAccess> UnsealedAccess => Set<UnsealedAccess>();

    public DbSet<AccessCheckpoint> AccessCheckpoints => Set<AccessCheckpoint>();

    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<LearnerArea> LearnerAreas => Set<LearnerArea>();

    public DbSet<LearnerDevice> LearnerDevices => Set<LearnerDevice>();

    public DbSet<LearnerCorrection> LearnerCorrections => Set<LearnerCorrection>();

    public DbSet<WarningOverride> WarningOverrides => Set<WarningOverride>();

    public DbSet<Purpose> Purposes => Set<Purpose>();

    public DbSet<PurposeVersion> PurposeVersions => Set<PurposeVersion>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ConsentEntry> ConsentEntries => Set<ConsentEntry>();

    public DbSet<Guardian> Guardians => Set<Guardian>();

    public DbSet<SensitiveTag> SensitiveTags => Set<SensitiveTag>();

    public DbSet<Breach> Breaches => Set<Breach>();

    public DbSet<LearnerMatch> LearnerMatches => Set<LearnerMatch>();

    public DbSet<MatchSource> MatchSources => Set<MatchSource>();

    public DbSet<MatchWork> MatchWork => Set<MatchWork>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<ErasureAnswer> ErasureAnswers => Set<ErasureAnswer>();

    // Batches
    public DbSet<LearnerImport> LearnerImports => Set<LearnerImport>();

    public DbSet<ImportChunk> ImportChunks => Set<ImportChunk>();

    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    public DbSet<FieldBatch> FieldBatches => Set<FieldBatch>();

    public DbSet<FieldEntry> FieldEntries => Set<FieldEntry>();

    public DbSet<ProvisioningBatch> ProvisioningBatches => Set<ProvisioningBatch>();

    public DbSet<ProvisioningError> ProvisioningErrors => Set<ProvisioningError>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountReport> AccountReports => Set<AccountReport>();

    // Force: teams, households, cases
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Places.Place> Places => Set<Places.Place>();

    public DbSet<DeviceLoan> DeviceLoans => Set<DeviceLoan>();

    public DbSet<HeldCertificate> HeldCertificates => Set<HeldCertificate>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<TeamMandate> TeamMandates => Set<TeamMandate>();

    public DbSet<TeamVillage> TeamVillages => Set<TeamVillage>();

    public DbSet<TeamMerge> TeamMerges => Set<TeamMerge>();

    public DbSet<TeamAssignment> TeamAssignments => Set<TeamAssignment>();

    public DbSet<TeamActivity> TeamActivities => Set<TeamActivity>();

    public DbSet<VolunteerTime> VolunteerTimes => Set<VolunteerTime>();

    public DbSet<Ambassador> Ambassadors => Set<Ambassador>();

    public DbSet<Mentorship> Mentorships => Set<Mentorship>();

    public DbSet<MentorQuota> MentorQuotas => Set<MentorQuota>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<HouseholdMember> HouseholdMembers => Set<HouseholdMember>();

    public DbSet<HouseholdGuide> HouseholdGuides => Set<HouseholdGuide>();

    public DbSet<HouseholdVisit> HouseholdVisits => Set<HouseholdVisit>();

    public DbSet<HomeCase> HomeCases => Set<HomeCase>();

    public DbSet<CaseStep> CaseSteps => Set<CaseStep>();

    public DbSet<SupportDesk> SupportDesks => Set<SupportDesk>();

    public DbSet<SupportSeat> SupportSeats => Set<SupportSeat>();

    public DbSet<SeatTerm> SeatTerms => Set<SeatTerm>();

    public DbSet<Assist> Assists => Set<Assist>();

    // Reference data
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();

    public DbSet<Rule> Rules => Set<Rule>();

    /// <summary>
    /// The restricted exist for the work of the service itself and for privacy officers, and for nobody else who asks.
    /// </summary>
    private bool SeesRestricted =>
        this.GetService<IHttpContextAccessor>().HttpContext is not { } request || request.User.MayReadRestricted();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("btree_gist"); // codes that never overlap in time: see AreaConfiguration
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LearnerDbContext).Assembly);

        // Whoever forgets the state in a query must not find the merged, the erased or the restricted again.
        modelBuilder.Entity<Learner>().HasQueryFilter(learner =>
            (learner.State == LearnerState.Active || learner.State == LearnerState.Deactivated)
            && (SeesRestricted || learner.RestrictedAt == null));
        modelBuilder.AddMessagingTables();
        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
