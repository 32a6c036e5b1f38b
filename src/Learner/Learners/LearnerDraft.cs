using System.Text.RegularExpressions;

namespace Platform.Learners.Learners;

/// <summary>Data of a person as they arrive, from a form or a row of a list; empty text means not given.</summary>
internal sealed record RawLearner(
    string FullName, string BirthDate, string Sex, string CitizenId, string Phone, IReadOnlyList<string> Audiences,
    string PreferredLanguage);

/// <summary>Checked data of a person. One set of rules for a single registration and a million rows.</summary>
internal sealed partial record LearnerDraft(
    string FullName, PartialDate BirthDate, Sex Sex, CitizenId? CitizenId, PhoneNumber? Phone,
    IReadOnlyList<string> Audiences, string PreferredLanguage)
{
    public string FoldName { get; } = VietnameseText.Fold(FullName);

    /// <param name="raw">The values as they arrived.</param>
    /// <param name="today">No one is born after it.</param>
    /// <param name="errors">Receives everything that is wrong, at most one finding a field.</param>
    /// <returns>The draft, or nothing where there is an error.</returns>
    public static LearnerDraft? Parse(RawLearner raw, DateOnly today, List<FieldFinding> errors)
    {
        var before = errors.Count;
        Check(LearnerField.FullName, PersonName.Parse(raw.FullName, out var name));

        PartialDate birthDate = default;
        if (raw.BirthDate.Length == 0)
            Check(LearnerField.BirthDate, Finding.BirthDateMissing);
        else if (!PartialDate.TryParse(raw.BirthDate, today, out birthDate))
            Check(LearnerField.BirthDate, Finding.BirthDateInvalid);

        Sex sex = default;
        if (raw.Sex.Length == 0)
            Check(LearnerField.Sex, Finding.SexMissing);
        else if (!Sexes.TryParse(raw.Sex, out sex))
            Check(LearnerField.Sex, Finding.SexInvalid);

        CitizenId citizenId = default;
        if (raw.CitizenId.Length > 0 && !Platform.Learners.Learners.CitizenId.TryParse(raw.CitizenId, out citizenId))
            Check(LearnerField.CitizenId, Finding.CitizenIdInvalid);

        PhoneNumber phone = default;
        if (raw.Phone.Length > 0)
            Check(LearnerField.Phone, PhoneNumber.Parse(raw.Phone, out phone));

        var audiences = raw.Audiences.Select(Learners.Audiences.Parse).Distinct().ToList();
        if (audiences.Contains(null))
            Check(LearnerField.Audiences, Finding.AudienceUnknown);
        if (audiences.Count == 0)
            audiences.Add(Learners.Audiences.Citizen);

        var language = raw.PreferredLanguage.Length == 0 ? "vi" : raw.PreferredLanguage;
        if (!LanguageTag().IsMatch(language))
            Check(LearnerField.PreferredLanguage, Finding.LanguageInvalid);

        return errors.Count > before ? null : new LearnerDraft(
            name, birthDate, sex, raw.CitizenId.Length > 0 ? citizenId : null, raw.Phone.Length > 0 ? phone : null,
            [.. audiences.OfType<string>()], language);

        void Check(LearnerField field, Finding? finding)
        {
            if (finding is not null)
                errors.Add(new FieldFinding(field, finding));
        }
    }

    /// <summary>Civil status is sometimes corrected and the number is not: strange, but not refused.</summary>
    public IEnumerable<FieldFinding> Warnings() => Warnings(CitizenId, BirthDate, Sex);

    public static IEnumerable<FieldFinding> Warnings(CitizenId? citizenId, PartialDate birthDate, Sex sex)
    {
        if (citizenId is not { } id)
            yield break;
        if (id.BirthYear != birthDate.Year)
            yield return new FieldFinding(LearnerField.BirthDate, Finding.BirthYearDiffers);
        if (sex is not Sex.Other && id.Sex != sex)
            yield return new FieldFinding(LearnerField.Sex, Finding.SexDiffers);
    }

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z")]
    private static partial Regex LanguageTag();
}
