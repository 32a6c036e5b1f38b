namespace Platform.Certifications.Signing;

/// <summary>Configuration section <c>Certification:Module</c>: the token whose keys sign, and never leave it.</summary>
internal sealed class KeyModuleOptions
{
    /// <summary>The PKCS#11 library of the module&apos;s maker. <example>/usr/lib/softhsm/libsofthsm2.so</example>
    /// </summary>
    public string Library { get; set; } = "";

    /// <summary>Label of the token.</summary>
    public string Token { get; set; } = "";

    /// <summary>PIN of the user who may sign and nothing else.</summary>
    public string Pin { get; set; } = "";

    internal bool IsWhole => Library.Length > 0 && Token.Length > 0 && Pin.Length > 0;
}
