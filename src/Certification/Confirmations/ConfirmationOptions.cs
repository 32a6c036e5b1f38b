using System.ComponentModel.DataAnnotations;

namespace Platform.Certifications.Confirmations;

/// <summary>Configuration section <c>Certification:Confirmations</c>.</summary>
internal sealed class ConfirmationOptions
{
    /// <summary>Where confirmations are sent: the adapter to VNeID, or its simulator.</summary>
    [Required(ErrorMessage = "Certification:Confirmations:Address is missing: give the address of the VNeID adapter."),
        Url]
    public string Address { get; set; } = "";

    /// <summary>What this province shows there to be let in.</summary>
    [Required(ErrorMessage = "Certification:Confirmations:Credential is missing: give the secret agreed with the "
        + "VNeID adapter."), MinLength(16)]
    public string Credential { get; set; } = "";

    /// <summary>Longest one call may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is looked for what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the answers are fetched.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan AnswerPoll { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After a call of unknown outcome, it is asked after this time whether it arrived.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan DoubtDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest rest between two attempts to send.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "06:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Time of day in Vietnam at which everything still unanswered is asked for by its reference.</summary>
    public TimeOnly ReconcileAt { get; set; } = new(2, 0);

    /// <summary>Calls side by side.</summary>
    [Range(1, 32)]
    public int Parallel { get; set; } = 4;
}
