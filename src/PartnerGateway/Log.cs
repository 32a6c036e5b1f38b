namespace Platform.Partners;

/// <summary>Everything this service logs: ids and codes, never a number, a text or a body.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "Registered operator {PartnerId}")]
    internal static partial void PartnerRegistered(ILogger logger, string partnerId);

    [LoggerMessage(6002, LogLevel.Information, "Provisioned virtual host {VirtualHost} of operator {PartnerId}")]
    internal static partial void BrokerProvisioned(ILogger logger, string virtualHost, string partnerId);

    [LoggerMessage(6003, LogLevel.Warning, "Lost the {Direction} link of operator {PartnerId}: {Error}; trying again")]
    internal static partial void LinkLost(ILogger logger, string direction, string partnerId, string error);

    [LoggerMessage(6004, LogLevel.Warning, "Cannot read the operators: {Error}; trying again")]
    internal static partial void PartnersUnreadable(ILogger logger, string error);

    [LoggerMessage(6010, LogLevel.Error, "Parked delivery {ParkedId} of operator {PartnerId}: {Reason}")]
    internal static partial void DeliveryParked(ILogger logger, Guid parkedId, string partnerId, string reason);

    [LoggerMessage(6012, LogLevel.Debug, "Operator {PartnerId} repeated an event already handled")]
    internal static partial void DeliveryRepeated(ILogger logger, string partnerId);

    [LoggerMessage(6013, LogLevel.Warning, "The time of an event of operator {PartnerId} is off by {Skew}")]
    internal static partial void EventTimeSkewed(ILogger logger, string partnerId, TimeSpan skew);

    [LoggerMessage(6014, LogLevel.Warning, "Cannot store a delivery of operator {PartnerId}: {Error}; holding it")]
    internal static partial void DeliveryHeld(ILogger logger, string partnerId, string error);

    [LoggerMessage(
        6015, LogLevel.Information, "Parked delivery {ParkedId} of operator {PartnerId} was {Decision} by {Actor}")]
    internal static partial void DeliveryDecided(
        ILogger logger, Guid parkedId, string partnerId, string decision, string actor);

    [LoggerMessage(6018, LogLevel.Warning, "Redrove {Count} of {Parked} deliveries of {PartnerId} for {Actor}")]
    internal static partial void DeliveriesRedriven(
        ILogger logger, int count, int parked, string partnerId, string actor);

    [LoggerMessage(6020, LogLevel.Information, "Accepted message {Reference} for operator {PartnerId}")]
    internal static partial void MessageDispatched(ILogger logger, Guid reference, string partnerId);

    [LoggerMessage(6021, LogLevel.Information, "Published message {Reference} to operator {PartnerId}")]
    internal static partial void MessagePublished(ILogger logger, Guid reference, string partnerId);

    [LoggerMessage(6011, LogLevel.Error, "Operator {PartnerId} refuses event {Reference} for good; put it aside")]
    internal static partial void EntryPutAside(ILogger logger, string partnerId, Guid reference);

    [LoggerMessage(6022, LogLevel.Error, "Feed of operator {PartnerId} stopped at {Reference}: {Error}; backing off")]
    internal static partial void PublishFailed(ILogger logger, string partnerId, Guid reference, string error);

    [LoggerMessage(6023, LogLevel.Information, "Erased the payload of {Count} feed entries")]
    internal static partial void PayloadsErased(ILogger logger, int count);

    [LoggerMessage(6024, LogLevel.Warning, "Cannot erase old payloads: {Error}; trying again")]
    internal static partial void RetentionFailed(ILogger logger, string error);

    [LoggerMessage(6025, LogLevel.Information, "Accepted the request for account {AccountId} for {PartnerId}")]
    internal static partial void AccountRequested(ILogger logger, Guid accountId, string partnerId);

    [LoggerMessage(6026, LogLevel.Warning, "No operator can be asked for account {AccountId}: {Reason}")]
    internal static partial void AccountRefused(ILogger logger, Guid accountId, string reason);

    [LoggerMessage(
        6027, LogLevel.Information, "Accepted the request for the link of session {SessionId} for {PartnerId}")]
    internal static partial void LinkRequested(ILogger logger, Guid sessionId, string partnerId);

    [LoggerMessage(6028, LogLevel.Warning, "No operator can be asked for the link of session {SessionId}: {Reason}")]
    internal static partial void LinkRefused(ILogger logger, Guid sessionId, string reason);

    [LoggerMessage(6029, LogLevel.Information, "Tells {PartnerId} of session {SessionId}: {Type}")]
    internal static partial void SessionChangeTold(ILogger logger, Guid sessionId, string partnerId, string type);

    [LoggerMessage(6005, LogLevel.Information, "Revised the contract of operator {PartnerId}")]
    internal static partial void ContractRevised(ILogger logger, string partnerId);

    [LoggerMessage(6006, LogLevel.Warning, "Operator {PartnerId} became {State} by {Actor}")]
    internal static partial void PartnerChanged(ILogger logger, string partnerId, string state, string actor);

    [LoggerMessage(6007, LogLevel.Warning, "Granted login {UserName}")]
    internal static partial void LoginGranted(ILogger logger, string userName);

    [LoggerMessage(6008, LogLevel.Warning, "Revoked login {UserName} and closed its connections")]
    internal static partial void LoginRevoked(ILogger logger, string userName);

    [LoggerMessage(6009, LogLevel.Warning, "Trusted key {KeyId} of operator {PartnerId}")]
    internal static partial void KeyTrusted(ILogger logger, string keyId, string partnerId);

    [LoggerMessage(6016, LogLevel.Warning, "Distrusted key {KeyId} of operator {PartnerId}")]
    internal static partial void KeyDistrusted(ILogger logger, string keyId, string partnerId);

    [LoggerMessage(6017, LogLevel.Error, "Operator {PartnerId} sends more than {RatePerMinute} events a minute")]
    internal static partial void RateExceeded(ILogger logger, string partnerId, int ratePerMinute);

    [LoggerMessage(6030, LogLevel.Warning, "Replays {Count} events from {From} to operator {PartnerId} for {Actor}")]
    internal static partial void FeedReplayed(
        ILogger logger, string partnerId, DateTimeOffset from, int count, string actor);

    [LoggerMessage(6031, LogLevel.Warning, "Changed the webhook of operator {PartnerId}: secret {Number}")]
    internal static partial void WebhookChanged(ILogger logger, string partnerId, int number);
}
