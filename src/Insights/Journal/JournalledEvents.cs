using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Contracts.Partners.V1;
using Platform.Insights.Areas;
using Platform.Insights.Progress;

namespace Platform.Insights.Journal;

/// <summary>
/// Everything Insights listens to: each event goes to the journal and changes one row of one view. Each event writes
/// columns of its own, so any order and any repetition end in the same rows.
/// </summary>
internal static class JournalledEvents
{
    internal static IReadOnlyList<JournalledEvent> All { get; } =
    [
        new JournalledEvent<AreaRegistered>(AreaSnapshot.Apply),
        new JournalledEvent<AreaReorganised>(AreaSnapshot.Apply),
        new JournalledEvent<LearnerRegistered>(LearnerFact.Apply),
        new JournalledEvent<LearnerProfileChanged>(LearnerFact.Apply),
        new JournalledEvent<LearnerAudienceChanged>(LearnerFact.Apply),
        new JournalledEvent<LearnersMerged>(LearnerMergeFact.Apply),
        new JournalledEvent<LearnersUnmerged>(LearnerMergeFact.Apply),
        new JournalledEvent<ClassScheduled>(ClassFact.Apply),
        new JournalledEvent<SessionClosed>(SessionFact.Apply),
        new JournalledEvent<SessionPointReported>(SessionPointFact.Apply),
        new JournalledEvent<CourseCompleted>(CompletionFact.Apply),
        new JournalledEvent<CompletionReversed>(CompletionFact.Apply),
        new JournalledEvent<CertificateIssued>(CertificateFact.Apply),
        new JournalledEvent<CertificateRevoked>(CertificateFact.Apply),
        new JournalledEvent<CertificateExpired>(CertificateFact.Apply),
        new JournalledEvent<CertificateSuspended>(NoView), // for the time being: it is still held
        new JournalledEvent<CertificateReinstated>(NoView),
        new JournalledEvent<ConfirmationSubmitted>(ConfirmationFact.Apply),
        new JournalledEvent<ConfirmationAccepted>(ConfirmationFact.Apply),
        new JournalledEvent<ConfirmationRejected>(ConfirmationFact.Apply),
        new JournalledEvent<ConfirmationExpired>(ConfirmationFact.Apply),
        new JournalledEvent<MessageDelivered>(NoticeFact.Apply),

        // No view shows these yet; one added later is filled from the journal.
        new JournalledEvent<AreaFlagsChanged>(NoView),
        new JournalledEvent<ConsentGiven>(NoView),
        new JournalledEvent<ConsentWithdrawn>(NoView),
        new JournalledEvent<ClassRescheduled>(NoView),
        new JournalledEvent<ClassCancelled>(NoView),
        new JournalledEvent<CoursePublished>(NoView),
        new JournalledEvent<ProgrammePublished>(NoView),
        new JournalledEvent<ProgrammeChanged>(NoView),
        new JournalledEvent<ProgrammeCompleted>(NoView),
        new JournalledEvent<ProgrammeCompletionReversed>(NoView),
        new JournalledEvent<ProgrammeSucceeded>(NoView),
        new JournalledEvent<CampaignLaunched>(NoView),
        new JournalledEvent<CampaignAreaLaunched>(NoView),
        new JournalledEvent<EnrolmentCreated>(NoView),
        new JournalledEvent<EnrolmentWaitlisted>(NoView),
        new JournalledEvent<EnrolmentCancelled>(NoView),
        new JournalledEvent<SessionUnderstaffed>(NoView),
        new JournalledEvent<AttendanceRecorded>(NoView),
        new JournalledEvent<AttendanceWithdrawn>(NoView),
        new JournalledEvent<SessionScheduled>(NoView),
        new JournalledEvent<SessionRescheduled>(NoView),
        new JournalledEvent<SessionCancelled>(NoView),
        new JournalledEvent<SessionLinkReady>(NoView),
        new JournalledEvent<IntegritySignalRaised>(NoView),
        new JournalledEvent<IntegritySignalDecided>(NoView),
        new JournalledEvent<AssessmentCompleted>(NoView),
        new JournalledEvent<AssessmentPlaced>(NoView),
        new JournalledEvent<QuestionBankPublished>(NoView),
        new JournalledEvent<BlueprintPublished>(NoView),
        new JournalledEvent<CompletionImported>(NoView),
        new JournalledEvent<ImportedResultWithdrawn>(NoView),
        new JournalledEvent<CompletionMatchRequested>(NoView),
        new JournalledEvent<CompletionMatchAnswered>(NoView),
        new JournalledEvent<PracticeRecorded>(NoView),
        new JournalledEvent<SkillDemonstrated>(NoView),
        new JournalledEvent<PracticeFollowUpDue>(NoView),
        new JournalledEvent<PracticeFollowUpAnswered>(NoView),
        new JournalledEvent<MessageQueued>(NoView),
        new JournalledEvent<MessageUndeliverable>(NoView),
        new JournalledEvent<BroadcastEnded>(NoView),
        new JournalledEvent<BulletinApproved>(NoView),
        new JournalledEvent<BulletinAired>(NoView), // an airing reaches a place: nobody is counted as reached
        new JournalledEvent<BulletinFailed>(NoView),
        new JournalledEvent<VisitSuggested>(NoView),
        new JournalledEvent<OrganisationRegistered>(NoView),
        new JournalledEvent<PlaceOpened>(NoView),
        new JournalledEvent<TeamFormed>(NoView),
        new JournalledEvent<TeamMemberJoined>(NoView),
        new JournalledEvent<TeamMemberLeft>(NoView),
        new JournalledEvent<TeamMerged>(NoView),
        new JournalledEvent<TeamMergeUndone>(NoView),
        new JournalledEvent<TeamAssigned>(NoView),
        new JournalledEvent<TeamActivityReported>(NoView),
        new JournalledEvent<VolunteerHoursCredited>(NoView),
        new JournalledEvent<AmbassadorAppointed>(NoView),
        new JournalledEvent<AmbassadorEnded>(NoView),
        new JournalledEvent<MentorshipStarted>(NoView),
        new JournalledEvent<MentorshipCompleted>(NoView),
        new JournalledEvent<MentorshipEnded>(NoView),
        new JournalledEvent<MentorQuotaMet>(NoView),
        new JournalledEvent<MentorQuotaLost>(NoView),
        new JournalledEvent<HouseholdPlaced>(NoView),
        new JournalledEvent<HouseholdMemberJoined>(NoView),
        new JournalledEvent<HouseholdMemberLeft>(NoView),
        new JournalledEvent<HouseholdGuided>(NoView),
        new JournalledEvent<HouseholdVisited>(NoView),
        new JournalledEvent<CaseOpened>(NoView),
        new JournalledEvent<CaseAssigned>(NoView),
        new JournalledEvent<CaseVisited>(NoView),
        new JournalledEvent<CaseRescheduled>(NoView),
        new JournalledEvent<CaseResolved>(NoView),
        new JournalledEvent<CaseEscalated>(NoView),
        new JournalledEvent<CaseReopened>(NoView),
        new JournalledEvent<CaseCancelled>(NoView),
        new JournalledEvent<CaseHandedOver>(NoView),
        new JournalledEvent<SupportSeatFilled>(NoView),
        new JournalledEvent<SupportSeatVacant>(NoView),
        new JournalledEvent<AssistRecorded>(NoView),
        new JournalledEvent<AccountProvisionRequested>(NoView),
        new JournalledEvent<AccountProvisioned>(NoView),
        new JournalledEvent<AccountProvisionFailed>(NoView),
        new JournalledEvent<RecognitionGranted>(NoView),
        new JournalledEvent<RecognitionWithdrawn>(NoView),
        new JournalledEvent<LearnerErased>(NoView), // what the person did still counts: nobody is named in a figure
        new JournalledEvent<CourseErasureAnswered>(NoView),
        new JournalledEvent<CertificationErasureAnswered>(NoView),
        new JournalledEvent<CertificateReissued>(NoView),
        new JournalledEvent<CertificateRenewed>(NoView),
        new JournalledEvent<MentorRecognitionGranted>(NoView),
        new JournalledEvent<MentorRecognitionWithdrawn>(NoView),
        new JournalledEvent<MilestoneReached>(NoView),
        new JournalledEvent<MilestoneLost>(NoView),
        new JournalledEvent<NotificationErasureAnswered>(NoView),
        new JournalledEvent<PartnerErasureAnswered>(NoView),
        new JournalledEvent<SessionHosted>(NoView),
        new JournalledEvent<SubscriberOptedOut>(NoView),
        new JournalledEvent<NumberPorted>(NoView),
        new JournalledEvent<IndicatorReported>(NoView),
        new JournalledEvent<OutageReported>(NoView),
    ];

    internal static JournalledEvent<TEvent> Of<TEvent>()
        where TEvent : class => All.OfType<JournalledEvent<TEvent>>().Single();

    private static Task NoView<TEvent>(InsightsDbContext db, TEvent evt, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
