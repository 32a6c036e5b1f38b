namespace Platform.Certifications.Signing;

/// <summary>One entry of <c>Certification:Keys</c>.</summary>
internal sealed class IssuingKeyOptions
{
    /// <summary><c>EdDSA</c> for proofs and status lists, <c>RS256</c> for tokens: an issuer needs both.</summary>
    public string Algorithm { get; set; } = "";

    /// <summary>
    /// Who signs with it: <c>platform</c>, the code of a criterion (a programme) or the id of an area (a province). A
    /// certificate is signed by its programme, else by the nearest area that has keys, else by the platform.
    /// </summary>
    public string Unit { get; set; } = Credentials.PublicAddress.Platform;

    /// <summary>
    /// The software key itself: PEM, or PKCS#8 in base64. Not needed for a key that lies in the key module or signs no
    /// more.
    /// </summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>What the private key is called (<c>CKA_LABEL</c>) in the key module, which never lets it out.</summary>
    public string Label { get; set; } = "";

    /// <summary>The public key (PEM) of one whose private key is not here.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>Signs from here on; the newest key that may sign does, so that periods can overlap.</summary>
    public DateTimeOffset From { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Signs no more from here on, and stays listed as long as a certificate made with it lives.</summary>
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;

    public KeyState State { get; set; } = KeyState.Active;

    /// <summary>Since when somebody else may have signed with it; what it signed from then on proves nothing.</summary>
    public DateTimeOffset? CompromisedAt { get; set; }
}

internal enum KeyState
{
    Active,

    /// <summary>Signs no more; what it signed stands.</summary>
    Retired,

    /// <summary>Known to others: leaves the keys the world is told to believe.</summary>
    Compromised,
}
