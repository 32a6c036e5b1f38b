namespace Platform.Contracts;

/// <summary>
/// Marks an event that carries personal data. Such an event has exactly one consuming service, is never journalled,
/// and its archived copies must be deleted on erasure (Law 91/2025/QH15 on personal data protection).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PersonalDataAttribute : Attribute;
