using System.Text.Json.Nodes;

namespace Platform.Certifications.Credentials;

/// <summary>What a criterion says of itself to the world, inside every credential and at its own address.</summary>
internal static class Achievement
{
    private static readonly string[] Levels =
        ["self-study", "attended", "witnessed", "proctored", "national-platform"];

    /// <summary>Fixes what the result of a credential means; no term of our own is invented for it.</summary>
    internal static string Assurance(PublicAddress at, string code, int version) =>
        at.Achievement(code, version) + "#assurance";

    internal static JsonObject Of(PublicAddress at, string code, int version, string title, string titleEn)
    {
        var id = at.Achievement(code, version);
        return new JsonObject
        {
            ["id"] = id,
            ["type"] = new JsonArray("Achievement"),
            ["achievementType"] = "CertificateOfCompletion",
            ["name"] = title,
            ["description"] = titleEn,
            ["inLanguage"] = "vi",
            ["criteria"] = new JsonObject
            {
                ["id"] = id + "#criteria",
                ["narrative"] = $"Hoàn thành khoá học theo tiêu chí {code}, phiên bản {version}. "
                    + $"· Completion of the course as criterion {code}, version {version}, demands.",
            },
            ["resultDescription"] = new JsonArray(new JsonObject
            {
                ["id"] = Assurance(at, code, version),
                ["type"] = new JsonArray("ResultDescription"),
                ["name"] = "Mức độ bảo đảm · Assurance level",
                ["resultType"] = "Result",
            }),
        };
    }

    /// <summary>The definition at its own address, with the levels from the weakest to the strongest.</summary>
    internal static JsonObject Document(PublicAddress at, string code, int version, string title, string titleEn)
    {
        var achievement = Of(at, code, version, title, titleEn);
        var levels = new JsonArray([.. Levels.Select(level => (JsonNode)level)]);
        achievement["resultDescription"]![0]!["allowedValue"] = levels;
        achievement.Insert(0, "@context", new JsonArray(RdfTerms.Credentials, RdfTerms.OpenBadges));
        return achievement;
    }
}
