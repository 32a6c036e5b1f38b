using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Assessments;
using Platform.Courses.Campaigns;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.EnrolmentBatches;
using Platform.Courses.Enrolments;
using Platform.Courses.Frameworks;
using Platform.Courses.Imports;
using Platform.Courses.Learners;
using Platform.Courses.OfflinePacks;
using Platform.Courses.Organisations;
using Platform.Courses.Papers;
using Platform.Courses.Places;
using Platform.Courses.Practice;
using Platform.Courses.Programmes;
using Platform.Courses.QuestionBanks;
using Platform.Courses.Rules;
using Platform.Courses.Sessions;
using Platform.Courses.Signals;
using Platform.Courses.Skills;
using Platform.Courses.Statements;
using Platform.Courses.Teams;
using Platform.Messaging;

namespace Platform.Courses;

internal sealed class CourseDbContext(DbContextOptions<CourseDbContext> options) : DbContext(options)
{
    public DbSet<AreaSnapshot> Areas => Set<AreaSnapshot>();

    public DbSet<OrganisationSnapshot> Organisations => Set<OrganisationSnapshot>();

    public DbSet<PlaceSnapshot> Places => Set<PlaceSnapshot>();

    public DbSet<TeamSnapshot> Teams => Set<TeamSnapshot>();

    public DbSet<LearnerSnapshot> Learners => Set<LearnerSnapshot>();

    public DbSet<LearnerMerge> LearnerMerges => Set<LearnerMerge>();

    public DbSet<Rule> Rules => Set<Rule>();
    public DbSet<Framework> Frameworks => Set<Framework>();

    public DbSet<Skill> Skills => Set<Skill>();

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<CourseVersion> CourseVersions => Set<CourseVersion>();

    public DbSet<PublishingRule> PublishingRules => Set<PublishingRule>();

    public DbSet<ClassTemplate> ClassTemplates => Set<ClassTemplate>();

    public DbSet<Quiz> Quizzes => Set<Quiz>();

    public DbSet<PassRule> PassRules => Set<PassRule>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeVersion> ProgrammeVersions => Set<ProgrammeVersion>();

    public DbSet<Equivalence> ProgrammeEquivalences => Set<Equivalence>();

    public DbSet<ProgrammeSeatPolicy> ProgrammeSeatPolicies => Set<ProgrammeSeatPolicy>();

    public DbSet<ProgrammeCompletion> ProgrammeCompletions => Set<ProgrammeCompletion>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignArea> CampaignAreas => Set<CampaignArea>();

    public DbSet<FixedDay> FixedDays => Set<FixedDay>();

    public DbSet<Class> Classes => Set<Class>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SessionPoint> SessionPoints => Set<SessionPoint>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<Signal> Signals => Set<Signal>();

    public DbSet<OfflinePack> OfflinePacks => Set<OfflinePack>();

    public DbSet<OfflinePaper> OfflinePapers => Set<OfflinePaper>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<EnrolmentBatch> EnrolmentBatches => Set<EnrolmentBatch>();

    public DbSet<EnrolmentBatchRow> EnrolmentBatchRows => Set<EnrolmentBatchRow>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<QuestionBank> QuestionBanks => Set<QuestionBank>();

    public DbSet<BankQuestion> BankQuestions => Set<BankQuestion>();

    public DbSet<Blueprint> Blueprints => Set<Blueprint>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<SkillResult> SkillResults => Set<SkillResult>();

    public DbSet<Completion> Completions => Set<Completion>();

    public DbSet<CompletionRule> CompletionRules => Set<CompletionRule>();

    public DbSet<CompletionSource> CompletionSources => Set<CompletionSource>();

    public DbSet<CourseEquivalence> CourseEquivalences => Set<CourseEquivalence>();

    public DbSet<CompletionImport> CompletionImports => Set<CompletionImport>();

    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();

    public DbSet<ImportedResult> ImportedResults => Set<ImportedResult>();

    public DbSet<PersonMatch> PersonMatches => Set<PersonMatch>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<PracticeTask> PracticeTasks => Set<PracticeTask>();

    public DbSet<PracticeRule> PracticeRules => Set<PracticeRule>();

    public DbSet<PracticeRecord> PracticeRecords => Set<PracticeRecord>();

    public DbSet<AssistSnapshot> AssistSnapshots => Set<AssistSnapshot>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<SkillDemonstration> SkillDemonstrations => Set<SkillDemonstration>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CourseDbContext).Assembly);
        modelBuilder.AddMessagingTables();
        // What has happened stays: nothing is deleted along with something else.
        foreach (var foreignKey in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
        {
            if (!foreignKey.IsOwnership)
                foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }

        modelBuilder.UseSnakeCaseNames();
        modelBuilder.RequireNormalisedText();
    }
}
