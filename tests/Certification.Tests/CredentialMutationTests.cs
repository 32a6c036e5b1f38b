using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

/// <summary>A hundred credentials, changed wherever they can be changed: none of them is accepted.</summary>
public sealed class CredentialMutationTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly IssuerKeys Keys = CertificationFixture.Keys();
    private static readonly CredentialCheck Check = new(Keys, Keys.At);

    [Fact]
    [Trait("attack", "C01")]
    public async Task Every_changed_value_of_a_hundred_credentials_is_noticed()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var issuance = await Sample.Issue(Keys, Sample.Badge(seed));
            var leaves = 0;
            foreach (var changed in Mutants(issuance.Credential!))
            {
                leaves++;
                Assert.Null(Check.Open(Sample.Of(changed, issuance.Artefact)));
                Assert.Null(Check.OpenProof(changed));
            }

            Assert.True(leaves >= 40, $"only {leaves} values were changed");
            Assert.NotNull(Check.Open(issuance));
        }
    }

    [Fact]
    [Trait("attack", "C01")]
    public async Task Every_changed_byte_of_a_hundred_tokens_is_noticed()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var badge = Sample.Badge(seed);
            var (document, token) = (badge.Write(Keys.At), (await Sample.Issue(Keys, badge)).Artefact);
            var key = Check.TokenKey(token, document)!;
            var (expected, payload) = (VcJwt.ToSign(document, VcJwt.KeyOf(token)!), token.IndexOf('.'));
            for (var i = 0; i < token.Length; i++)
            {
                var changed = token.ToCharArray();
                changed[i] = (char)(changed[i] ^ 1); // in the last sign of the signature these are unused bits
                var text = new string(changed);
                // What the document says is written once here: three quarters of the bytes are compared with that.
                Assert.False(i > payload && i < expected.Length
                    ? Jws.Verify(text, expected, key)
                    : Check.TokenKey(text, document) is not null);
            }
        }
    }

    [Fact]
    [Trait("attack", "C01")]
    public async Task Of_the_spellings_of_the_last_signs_of_a_hundred_tokens_one_is_accepted()
    {
        var spellings = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var badge = Sample.Badge(seed);
            var (document, token) = (badge.Write(Keys.At), (await Sample.Issue(Keys, badge)).Artefact);
            var bytes = Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1));
            foreach (var changed in Alphabet.Where(sign => sign != token[^1]).Select(sign => token[..^1] + sign))
            {
                // The last sign of 256 bytes has four bits that mean nothing: a lenient reader sees the same bytes.
                Assert.Null(Check.TokenKey(changed, document));
                if (LenientlyRead(changed[(changed.LastIndexOf('.') + 1)..]).SequenceEqual(bytes))
                    spellings++;
            }

            Assert.NotNull(Check.TokenKey(token, document));
        }

        Assert.Equal(100 * 15, spellings);
    }

    [Theory]
    [Trait("attack", "C01")]
    [InlineData("\n"), InlineData(" "), InlineData("="), InlineData("A"), InlineData(".")]
    public async Task A_token_has_one_spelling(string added)
    {
        var issuance = await Sample.Issue(Keys, Sample.Badge(1));

        Assert.Null(Check.Open(Sample.Of(issuance.Credential!, issuance.Artefact + added)));
        Assert.Null(Check.Open(Sample.Of(issuance.Credential!, added + issuance.Artefact)));
    }

    [Fact]
    [Trait("attack", "C01")]
    public async Task Another_normal_form_or_spelling_of_the_same_words_is_noticed()
    {
        var issuance = await Sample.Issue(Keys, Sample.Badge(4));
        var credential = issuance.Credential!;

        string[] changed =
        [
            credential.Normalize(NormalizationForm.FormD),
            credential.Replace("\"result\":[", "\"evidence\":[],\"result\":[", StringComparison.Ordinal),
            credential.Replace("\"result\":[", "\"result\":null,\"result\":[", StringComparison.Ordinal),
            credential.Replace("\"type\":\"DataIntegrityProof\",", "", StringComparison.Ordinal),
            credential.Replace("\"proof\":[", "\"proof\": [", StringComparison.Ordinal),
            credential + " ",
        ];
        var parts = issuance.Artefact.Split('.');
        var words = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Normalize(NormalizationForm.FormD);
        var token = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(words))}.{parts[2]}";
        Assert.NotEqual(issuance.Artefact, token);
        Assert.Null(Check.Open(Sample.Of(credential, token)));
        Assert.All(changed, text => Assert.NotEqual(credential, text));
        Assert.All(changed, text => Assert.Null(Check.Open(Sample.Of(text, issuance.Artefact))));
    }

    [Fact]
    [Trait("attack", "C01")]
    public async Task The_proof_and_the_token_of_another_certificate_prove_nothing()
    {
        var (one, other) = (await Sample.Issue(Keys, Sample.Badge(6)), await Sample.Issue(Keys, Sample.Badge(8)));

        Assert.Null(Check.Open(Sample.Of(one.Credential!, other.Artefact)));
        Assert.Null(Check.Open(Sample.Of(WithProofOf(one.Credential!, other.Credential!), one.Artefact)));
    }

    /// <summary>As libraries read that throw away the bits that are left over.</summary>
    private static byte[] LenientlyRead(string text)
    {
        var canonical = Alphabet[Alphabet.IndexOf(text[^1], StringComparison.Ordinal) & 0b110000];
        return Base64Url.DecodeFromChars(text[..^1] + canonical);
    }

    private static string WithProofOf(string credential, string other) =>
        credential[..credential.LastIndexOf(",\"proof\":[", StringComparison.Ordinal)]
        + other[other.LastIndexOf(",\"proof\":[", StringComparison.Ordinal)..];

    /// <summary>The credential with one value changed, for every value it has.</summary>
    private static IEnumerable<string> Mutants(string credential)
    {
        var count = Leaves(JsonNode.Parse(credential)!).Count;
        for (var i = 0; i < count; i++)
        {
            var mutant = JsonNode.Parse(credential)!;
            var leaf = Leaves(mutant)[i];
            JsonNode changed = leaf.GetValueKind() switch
            {
                JsonValueKind.String when leaf.GetValue<string>() is { Length: > 0 } text =>
                    (text[^1] == '1' ? text[..^1] + '2' : text[..^1] + '1'),
                JsonValueKind.False => true,
                _ => 1,
            };
            leaf.ReplaceWith(changed);
            yield return mutant.ToJsonString(OpenBadge.Spelling);
        }
    }

    private static List<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject members => [.. members.SelectMany(member => Leaves(member.Value!))],
        JsonArray elements => [.. elements.SelectMany(element => Leaves(element!))],
        _ => [node.AsValue()],
    };
}
