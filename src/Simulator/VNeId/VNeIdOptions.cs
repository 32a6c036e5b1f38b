using System.ComponentModel.DataAnnotations;

namespace Platform.Simulator.VNeId;

/// <summary>Configuration section <c>VNeId</c>: who is let in, and how well the other side behaves.</summary>
internal sealed class VNeIdOptions
{
    /// <summary>What a province shows to be let in.</summary>
    [Required(ErrorMessage = "Credential is missing: give the secret agreed with the province.")]
    public string Credential { get; set; } = "";

    /// <summary>Makes the choices repeatable: the fate of a reference follows from seed and reference alone.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>Share of replies that are lost on the way, in percent.</summary>
    [Range(0, 100)]
    public int DropPercent { get; set; } = 20;

    /// <summary>Share of replies that come late, in percent.</summary>
    [Range(0, 100)]
    public int DelayPercent { get; set; } = 20;

    /// <summary>Share of answers that come twice, in percent.</summary>
    [Range(0, 100)]
    public int DuplicatePercent { get; set; } = 20;

    /// <summary>Share of requests that are rejected, in percent.</summary>
    [Range(0, 100)]
    public int RejectPercent { get; set; } = 10;

    /// <summary>Share of requests that nobody ever decides, in percent.</summary>
    [Range(0, 100)]
    public int SilentPercent { get; set; } = 5;

    /// <summary>How late a late reply comes, milliseconds.</summary>
    [Range(0, 600_000)]
    public int DelayMs { get; set; } = 2_000;
}
