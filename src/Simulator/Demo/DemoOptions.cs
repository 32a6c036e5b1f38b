using System.ComponentModel.DataAnnotations;

namespace Platform.Simulator.Demo;

/// <summary>Configuration section <c>Demo</c>: which platform to load, as whom, and how many people.</summary>
internal sealed class DemoOptions
{
    /// <summary>OpenID issuer that signs tokens for the loader.</summary>
    [Required, Url]
    public string Issuer { get; set; } = "";

    /// <summary>Address of the gateway: the only door used.</summary>
    [Required, Url]
    public string Gateway { get; set; } = "";

    [Required]
    public string ClientId { get; set; } = "demo-loader";

    [Required]
    public string ClientSecret { get; set; } = "";

    /// <summary>One class of at most 100 is held per village, so more people than that stay without one.</summary>
    [Range(1, 100_000)]
    public int People { get; set; } = 120;

    public ulong Seed { get; set; } = 1;

    /// <summary>The longest wait for one thing that services bring about between themselves.</summary>
    [Range(1, 3_600)]
    public int PatienceSeconds { get; set; } = 180;
}
