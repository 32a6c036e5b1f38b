namespace Platform.ServiceDefaults;

/// <summary>
/// OAuth scopes of the platform. Each is also the name of the authorization policy that demands it:
/// <c>RequireAuthorization(Scopes.LearnersWrite)</c>. Roles of people and clients are mapped to scopes by the issuer.
/// </summary>
public static class Scopes
{
    /// <summary>Read administrative units.</summary>
    public const string AreasRead = "areas:read";

    /// <summary>Register villages and residential groups.</summary>
    public const string AreasWrite = "areas:write";

    /// <summary>Import lists of units and draft a reorganisation; never decide about it.</summary>
    public const string AreasReorganise = "areas:reorganise";

    /// <summary>Approve, refuse or undo a reorganisation that somebody else drafted.</summary>
    public const string AreasApprove = "areas:approve";

    /// <summary>Read learners and import jobs.</summary>
    public const string LearnersRead = "learners:read";

    /// <summary>Register and import learners.</summary>
    public const string LearnersWrite = "learners:write";

    /// <summary>Record that a learner gave or withdrew consent.</summary>
    public const string ConsentsWrite = "consents:write";

    /// <summary>Read requests of data subjects, the access log, exports and whole citizen ids.</summary>
    public const string PrivacyRead = "privacy:read";

    /// <summary>Decide requests of data subjects, erase, and keep the registers of personal data.</summary>
    public const string PrivacyWrite = "privacy:write";

    /// <summary>Have accounts of learners opened at an operator.</summary>
    public const string ProvisioningWrite = "provisioning:write";

    /// <summary>Read organisations, places, teams, ambassadors, mentorships and support seats.</summary>
    public const string ForceRead = "force:read";

    /// <summary>Keep organisations, places, teams, ambassadors, mentorships and support seats.</summary>
    public const string ForceWrite = "force:write";

    /// <summary>Read households and the visits to them.</summary>
    public const string HouseholdsRead = "households:read";

    /// <summary>Keep households, their members, guides and visits.</summary>
    public const string HouseholdsWrite = "households:write";

    /// <summary>Read cases of help at home.</summary>
    public const string CasesRead = "cases:read";

    /// <summary>Open and work on cases of help at home.</summary>
    public const string CasesWrite = "cases:write";

    /// <summary>Record that somebody was helped with a digital service.</summary>
    public const string AssistsWrite = "assists:write";

    /// <summary>
    /// Read what is taught and practised: frameworks, courses, templates, programmes and tasks of real life. Nothing
    /// about people.
    /// </summary>
    public const string CoursesRead = "courses:read";

    /// <summary>Read classes, enrolments and completions.</summary>
    public const string ClassesRead = "classes:read";

    /// <summary>Open classes, enrol learners, take the roll-call.</summary>
    public const string ClassesWrite = "classes:write";

    /// <summary>Submit a learner&apos;s answers to an assessment.</summary>
    public const string AssessmentsWrite = "assessments:write";

    /// <summary>Write frameworks, courses, programmes and question banks, and publish them.</summary>
    public const string CoursesWrite = "courses:write";

    /// <summary>Plan and launch campaigns.</summary>
    public const string CampaignsWrite = "campaigns:write";

    /// <summary>Enrol the people of one&apos;s own organisation, the token&apos;s, and read its figures.</summary>
    public const string EnrolmentsSponsor = "enrolments:sponsor";

    /// <summary>Record what people did with a digital service in real life.</summary>
    public const string PracticeWrite = "practice:write";

    /// <summary>Bring in results from other platforms, and reverse completions.</summary>
    public const string CompletionsWrite = "completions:write";

    /// <summary>Read and decide on what looks unlikely in the records.</summary>
    public const string SignalsWrite = "signals:write";

    /// <summary>Read certificates.</summary>
    public const string CertificatesRead = "certificates:read";

    /// <summary>Define criteria and issuing authorities, issue, suspend, correct and revoke certificates.</summary>
    public const string CertificatesWrite = "certificates:write";

    /// <summary>Approve or refuse bulk issues and corrections that somebody else proposed.</summary>
    public const string CertificatesApprove = "certificates:approve";

    /// <summary>Read messages and their states; never their text or number.</summary>
    public const string MessagesRead = "messages:read";

    /// <summary>Write message templates, and approve those somebody else wrote.</summary>
    public const string TemplatesWrite = "templates:write";

    /// <summary>Read the notices of a learner as the learner reads them, and mark them as read.</summary>
    public const string InboxRead = "inbox:read";

    /// <summary>Read bulletins for loudspeakers, pages and press, and what became of them.</summary>
    public const string BulletinsRead = "bulletins:read";

    /// <summary>Write bulletins, and report how their airings went.</summary>
    public const string BulletinsWrite = "bulletins:write";

    /// <summary>Approve bulletins that somebody else wrote.</summary>
    public const string BulletinsApprove = "bulletins:approve";

    /// <summary>Hand a message to an operator. Held by the Notification service alone.</summary>
    public const string MessagesDispatch = "messages:dispatch";

    /// <summary>Read figures.</summary>
    public const string ProgressRead = "progress:read";

    /// <summary>Read the registered operators.</summary>
    public const string PartnersRead = "partners:read";

    /// <summary>Register operators.</summary>
    public const string PartnersWrite = "partners:write";

    /// <summary>Read parked messages.</summary>
    public const string OperationsRead = "operations:read";

    /// <summary>Redrive or discard parked messages, replay the archive.</summary>
    public const string OperationsWrite = "operations:write";

    /// <summary>Every scope; a policy is registered for each.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AreasRead, AreasWrite, AreasReorganise, AreasApprove, LearnersRead, LearnersWrite, ConsentsWrite, PrivacyRead,
        PrivacyWrite, ProvisioningWrite, ForceRead, ForceWrite, HouseholdsRead, HouseholdsWrite, CasesRead, CasesWrite,
        AssistsWrite, ClassesRead, ClassesWrite, AssessmentsWrite, CoursesRead, CoursesWrite, CampaignsWrite,
        EnrolmentsSponsor, PracticeWrite, CompletionsWrite, SignalsWrite, CertificatesRead, CertificatesWrite,
        CertificatesApprove, MessagesRead, TemplatesWrite, InboxRead, BulletinsRead, BulletinsWrite, BulletinsApprove,
        MessagesDispatch, ProgressRead, PartnersRead, PartnersWrite, OperationsRead, OperationsWrite,
    ];

    /// <summary>Scopes of platform-wide work, which need no <c>area</c> claim in the token.</summary>
    public static IReadOnlyList<string> WithoutArea { get; } =
        [MessagesDispatch, PartnersRead, PartnersWrite, OperationsRead, OperationsWrite];
}
