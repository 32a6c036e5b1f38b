using System.ComponentModel.DataAnnotations;

namespace Platform.Certifications.Transparency;

/// <summary>Configuration section <c>Certification:Transparency</c>.</summary>
internal sealed class TransparencyOptions
{
    /// <summary>Address under which people reach the platform, from <c>Platform:PublicBaseUrl</c>.</summary>
    [Required(ErrorMessage = "Platform:PublicBaseUrl is missing: give the address people reach the platform by."), Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>Name of the log in its checkpoints: where it is found, without a scheme.</summary>
    internal string Origin => new Uri(PublicBaseUrl).Authority + "/transparency";

    /// <summary>How often it is looked for artefacts that wait for their place in the log.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan LogPoll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Most artefacts that get their places at once; each time a checkpoint is signed.</summary>
    [Range(1, 10_000)]
    public int LogBatch { get; set; } = 1_000;

    /// <summary>From the start of one comparison of everything to the start of the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "1.00:00:00")]
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Certificates compared before others have their turn at the database.</summary>
    [Range(1, 5_000)]
    public int CheckBatch { get; set; } = 200;

    /// <summary>Rest between two batches of one comparison.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan CheckPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long news may be on its way before its absence is a finding.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(5);
}
