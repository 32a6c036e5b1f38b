using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Certifications.Credentials;

namespace Platform.Interop.Tests;

/// <summary>
/// What Certification signs is hashed as N-Quads that its own emitter writes. Here a JSON-LD processor nobody of us
/// wrote canonicalizes the same documents, of every shape the service can write, from the contexts themselves.
/// </summary>
[Collection(nameof(InteropPlatform))]
public sealed class NQuadsTests
{
    private const int Documents = 600;

    private static readonly string[] Words =
    [
        "Giấy xác nhận", "“Bình dân học vụ số”", "\"quoted\"", "back\\slash", "line\nbreak", "tab\tand\r",
        "🌾👩🏽‍🌾",
        "\u007f", "\u0001", "ﬁ", "𝒳", "</script>", "a@b", "<b>", "{x}", "", " ", "Đắk Lắk", "ở ỡ ợ", "\uFFFD",
        "\uE000",
    ];

    [Fact, Trait("validator", "V04")]
    public async Task The_emitter_writes_what_a_JSON_LD_processor_writes()
    {
        var seed = Environment.TickCount;
        using var folder = new Folder();
        var shapes = new Shapes(new Random(seed));
        var written = 0;
        while (written < Documents)
        {
            if (folder.Write(written, shapes.Next()))
                written++;
        }

        try
        {
            await Check.Accepts("nquads.mjs", folder.Path);
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new InvalidOperationException($"Seed {seed}", failure);
        }
    }

    [Fact, Trait("validator", "V04")]
    public async Task Swapped_labels_of_nodes_are_noticed()
    {
        using var folder = new Folder();
        var document = Shapes.Credential();
        document["evidence"] = new JsonArray(
            new JsonObject { ["type"] = new JsonArray("Evidence"), ["name"] = "A" },
            new JsonObject { ["type"] = new JsonArray("Evidence"), ["name"] = "B" });
        folder.Write(0, document);
        var file = Path.Combine(folder.Path, "0.nq");
        var swapped = (await File.ReadAllTextAsync(file)).Replace("c14n0", "x", StringComparison.Ordinal)
            .Replace("c14n1", "c14n0", StringComparison.Ordinal).Replace("_:x", "_:c14n1", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, swapped);

        await Check.Refuses("0 differs", "nquads.mjs", folder.Path);
    }

    [Fact, Trait("validator", "V04")]
    public async Task A_term_the_contexts_do_not_know_is_refused_by_both()
    {
        using var folder = new Folder();
        var document = Shapes.Credential();
        folder.Write(0, document);
        document["nickname"] = "x";
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "0.json"), document.ToJsonString());

        Assert.Throws<InvalidDataException>(() => folder.Write(1, document));
        await Check.Refuses("Safe mode validation error", "nquads.mjs", folder.Path);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("nquads-");

        internal string Path => directory.FullName;

        /// <summary>False where the emitter refuses nodes that only their place tells apart.</summary>
        internal bool Write(int number, JsonNode document)
        {
            using var parsed = JsonDocument.Parse(document.ToJsonString());
            string statements;
            try
            {
                statements = RdfCanonicalizer.Canonicalize(parsed.RootElement);
            }
            catch (InvalidDataException refused) when (refused.Message.Contains("alike", StringComparison.Ordinal))
            {
                return false;
            }

            var name = System.IO.Path.Combine(Path, number.ToString(CultureInfo.InvariantCulture));
            File.WriteAllText(name + ".json", document.ToJsonString());
            File.WriteAllText(name + ".nq", statements);
            return true;
        }

        public void Dispose() => directory.Delete(recursive: true);
    }

    /// <summary>Every member the service can write, there or not, once or several times.</summary>
    private sealed class Shapes(Random random)
    {
        private int urls;

        internal static JsonObject Credential() => new()
        {
            ["@context"] = new JsonArray(RdfTerms.Credentials, RdfTerms.OpenBadges),
            ["id"] = "https://bdhvs.example/credentials/7zk2",
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = "Giấy xác nhận",
        };

        internal JsonObject Next() => random.Next(10) switch
        {
            0 => List(),
            1 => Proof(),
            _ => Badge(),
        };

        private JsonObject Badge()
        {
            var credential = Credential();
            credential["id"] = Url();
            credential["name"] = Text();
            Maybe(credential, "description", () => Text());
            credential["issuer"] = random.Next(3) == 0 ? (JsonNode)Did() : Node("Profile", Did(), ("name", Text()));
            credential["validFrom"] = "2026-03-01T08:00:00Z";
            Maybe(credential, "validUntil", () => "2031-03-01T08:00:00Z");
            Maybe(credential, "evidence", () => Several(() => Node(
                "Evidence", MaybeUrl(), ("name", Text()), ("narrative", Text()), ("genre", Text()))));
            Maybe(credential, "image", () => Node("Image", Url(), ("caption", Text())));
            credential["credentialSubject"] = Subject();
            credential["credentialStatus"] = Status();
            return credential;
        }

        private JsonObject Subject()
        {
            var subject = Node("AchievementSubject", $"urn:uuid:{Guid.NewGuid()}", ("licenseNumber", Text()));
            subject["achievement"] = Achievement();
            Maybe(subject, "source", () => Node("Profile", MaybeUrl(), ("name", Text()), ("url", Url())));
            Maybe(subject, "narrative", () => Text());
            Maybe(subject, "identifier", () => Several(() =>
            {
                var identity = Node("IdentityObject", null, ("identityHash", Text()), ("identityType", "name"));
                identity["hashed"] = random.Next(2) == 0;
                Maybe(identity, "salt", () => Text());
                return identity;
            }));
            subject["result"] = Several(() => Node(
                "Result", MaybeUrl(), ("resultDescription", Url()), ("value", Text())));
            return subject;
        }

        private JsonObject Achievement()
        {
            var achievement = Node(
                "Achievement", Url(), ("name", Text()), ("description", Text()), ("inLanguage", "vi"),
                ("achievementType", "CertificateOfCompletion"));
            Maybe(achievement, "humanCode", () => Text());
            Maybe(achievement, "version", () => Text());
            var criteria = new JsonObject { ["narrative"] = Text() };
            Maybe(criteria, "id", () => Url());
            achievement["criteria"] = criteria;
            Maybe(achievement, "alignment", () => Several(() => Node(
                "Alignment", MaybeUrl(), ("targetName", Text()), ("targetUrl", Url()), ("targetCode", Text()),
                ("targetDescription", Text()), ("targetFramework", Text()))));
            Maybe(achievement, "resultDescription", () => Several(() => Node(
                "ResultDescription", Url(), ("name", Text()), ("resultType", "Result"))));
            Maybe(achievement, "image", () => random.Next(2) == 0 ? (JsonNode)Url() : Node("Image", Url()));
            return achievement;
        }

        private JsonObject Status()
        {
            var list = Url();
            var status = Node(
                "BitstringStatusListEntry", $"{list}#7", ("statusPurpose", "revocation"), ("statusListIndex", "7"),
                ("statusListCredential", list));
            status["type"] = "BitstringStatusListEntry";
            return status;
        }

        private JsonObject List()
        {
            var list = Url();
            var subject = Node(
                "BitstringStatusList", $"{list}#list", ("statusPurpose", "suspension"), ("encodedList", "uH4sI"));
            subject["ttl"] = random.Next(1, 900_000);
            return new JsonObject
            {
                ["@context"] = new JsonArray(RdfTerms.Credentials),
                ["id"] = list,
                ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
                ["issuer"] = Did(),
                ["validFrom"] = "2026-03-01T08:00:00Z",
                ["validUntil"] = "2026-03-01T10:00:00Z",
                ["credentialSubject"] = subject,
            };
        }

        private JsonObject Proof() => new()
        {
            ["@context"] = random.Next(2) == 0
                ? new JsonArray(RdfTerms.Credentials)
                : new JsonArray(RdfTerms.Credentials, RdfTerms.OpenBadges),
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = "eddsa-rdfc-2022",
            ["created"] = $"2026-03-01T08:00:{random.Next(10, 59)}Z",
            ["verificationMethod"] = Did() + "#key",
            ["proofPurpose"] = "assertionMethod",
        };

        private static JsonObject Node(string type, string? id, params (string Name, string Value)[] members)
        {
            var node = new JsonObject { ["type"] = new JsonArray(type) };
            if (id is not null)
                node["id"] = id;
            foreach (var (name, value) in members)
                node[name] = value;
            return node;
        }

        private void Maybe(JsonObject node, string name, Func<JsonNode> make)
        {
            if (random.Next(2) == 0)
                node[name] = make();
        }

        private JsonArray Several(Func<JsonNode> make) =>
            new([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => make())]);

        private string Text()
        {
            var text = string.Join(' ', random.GetItems(Words, random.Next(1, 4)));
            return text.Normalize(NormalizationForm.FormC);
        }

        /// <summary>
        /// Each its own, as the service writes them. Two nodes of one id would have two names, and the processor sorts
        /// these by UTF-16, not by code point as RDFC-1.0 does: it would put U+1F33E before U+E000.
        /// </summary>
        private string Url() =>
            $"https://bdhvs.example/{++urls}/{(random.Next(2) == 0 ? "a?b=c&d#e" : "đ")}";

        private string? MaybeUrl() => random.Next(2) == 0 ? Url() : null;

        private string Did() => random.Next(2) == 0
            ? "did:web:bdhvs.example"
            : $"did:web:localhost%3A8080:issuers:{Guid.NewGuid()}";
    }
}
