namespace Platform.Learners.Consents;

/// <summary>Event ids 1280–1289. Ids and codes only.</summary>
internal static partial class ConsentLog
{
    [LoggerMessage(1280, LogLevel.Information, "Ledger {EntryId}: learner {LearnerId}, purpose {Purpose}, {Kind}")]
    internal static partial void ConsentRecorded(
        ILogger logger, Guid entryId, Guid learnerId, string purpose, ConsentKind kind);

    [LoggerMessage(1281, LogLevel.Information, "Guardian {GuardianId} of learner {ChildId} recorded")]
    internal static partial void GuardianRecorded(ILogger logger, Guid guardianId, Guid childId);

    [LoggerMessage(1282, LogLevel.Information, "Notice {Hash} for {Purpose} published")]
    internal static partial void NoticePublished(ILogger logger, string hash, string purpose);

    [LoggerMessage(1283, LogLevel.Information, "Purpose {Code} is at version {Version}")]
    internal static partial void PurposeChanged(ILogger logger, string code, int version);
}
