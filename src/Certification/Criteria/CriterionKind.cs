namespace Platform.Certifications.Criteria;

/// <summary>What a criterion looks at; codes as on the wire.</summary>
public enum CriterionKind
{
    /// <summary>One of the named courses was completed.</summary>
    Course,

    /// <summary>One of the named programmes was completed, with all its modules.</summary>
    Programme,

    /// <summary>A result was taken over from one of the named platforms.</summary>
    ImportedCompletion,

    /// <summary>All of the named skills were shown.</summary>
    SkillSet,
}

/// <summary>How a certificate that ends is followed by another one.</summary>
public enum RenewalRule
{
    /// <summary>It is not: whoever wants another one starts anew under the next version.</summary>
    None,

    /// <summary>By completing again, in the last days or after the end.</summary>
    NewCompletion,

    /// <summary>The same, or by an officer without completing again.</summary>
    OnRequest,
}
