using System.Text;
using Platform.Partners.Ingress;

namespace Platform.Partners.Tests;

public sealed class CloudEventReaderTests
{
    private static readonly SchemaCatalog Schemas = SchemaCatalog.Load();
    private static readonly Guid Reference = Guid.Parse("0198c1de-7a3b-7c11-9f2e-5d1f0a6b7c8d");

    private static string? Refusal(byte[] body) =>
        CloudEventReader.TryRead(body, out var evt) ?? Schemas.Refuse(evt!);

    private static string? Refusal(string json) => Refusal(Encoding.UTF8.GetBytes(json));

    private static string Valid() => Receipts.Event(Reference, "urn:operator:test").ToJsonString();

    [Fact]
    public void An_event_of_the_contract_is_read()
    {
        var body = Receipts.Event(Reference, "urn:operator:test").With(
            "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        Assert.Null(CloudEventReader.TryRead(body.Bytes(), out var evt));
        Assert.Null(Schemas.Refuse(evt!));
        Assert.Equal(("evt-1", "urn:operator:test"), (evt!.Id, evt.Source));
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", evt.Traceparent);
    }

    [Theory]
    [InlineData("specversion"), InlineData("id"), InlineData("source"), InlineData("type"), InlineData("time")]
    [InlineData("subject"), InlineData("datacontenttype"), InlineData("dataschema"), InlineData("data")]
    public void A_missing_attribute_refuses_the_event(string name) =>
        Assert.Equal("envelope-invalid", Refusal(Receipts.Event(Reference, "urn:x").With(name, null).Bytes()));

    [Theory]
    [Trait("attack", "B11")]
    [InlineData("\"data\":", "\"data_base64\":\"AA==\",\"data\":")]
    [InlineData("\"id\":", "\"id\":\"other\",\"id\":")]
    [InlineData("\"id\":", "\"ID\":\"other\",\"id\":")]
    [InlineData("\"state\":", "\"state\":\"accepted\",\"state\":")]
    [InlineData("\"specversion\":", "\"faultAddress\":\"rabbitmq://x/y\",\"specversion\":")]
    [InlineData("\"evt-1\"", "null")]
    [InlineData("\"evt-1\"", "7")]
    [InlineData("\"evt-1\"", "\"a\\u0000b\"")]
    [InlineData("\"evt-1\"", "\"\\ud800\"")]
    public void An_envelope_outside_the_contract_is_refused(string text, string replacement)
    {
        var changed = Valid().Replace(text, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Valid(), changed);
        Assert.Equal("envelope-invalid", Refusal(changed));
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("[]"), InlineData("{"), InlineData("{}"), InlineData("\"x\"")]
    public void What_is_not_an_object_of_ours_is_refused(string body) =>
        Assert.Equal("envelope-invalid", Refusal(body));

    [Fact]
    public void Other_encodings_than_utf8_are_refused() =>
        Assert.Equal("envelope-invalid", Refusal(Encoding.Unicode.GetBytes(Valid())));

    [Theory]
    [InlineData("data/reference", "0198c1de", "data-invalid:/reference")]
    [InlineData("data/state", "read", "data-invalid:/state")]
    [InlineData("data/state", "Delivered", "data-invalid:/state")]
    [InlineData("data/operatorMessageId", "", "data-invalid:/operatorMessageId")]
    [InlineData("data/operatorMessageId", "a b", "data-invalid:/operatorMessageId")]
    [InlineData("data/operatorMessageId", "x\n", "data-invalid:/operatorMessageId")]
    [InlineData("data/occurredAt", "yesterday", "data-invalid:/occurredAt")]
    [InlineData("data/occurredAt", "2026-10-10", "data-invalid:/occurredAt")]
    [InlineData("data/occurredAt", "2026-10-10T02:15:30", "data-invalid:/occurredAt")]
    [InlineData("data/extra", "x", "data-invalid:/*")]
    [InlineData("dataschema", "urn:other", "dataschema-unknown")]
    [InlineData("type", "vn.bdhvs.message.receipt-reported.v9", "type-unknown")]
    [InlineData("specversion", "0.3", "specversion-unsupported")]
    [InlineData("datacontenttype", "text/xml", "datacontenttype-unsupported")]
    public void A_value_outside_the_contract_is_refused_with_its_place(string member, string value, string reason) =>
        Assert.Equal(reason, Refusal(Receipts.Event(Reference, "urn:x").With(member, value).Bytes()));

    [Theory]
    [InlineData("data/reference", "data-invalid:/reference")]
    [InlineData("data/state", "data-invalid:/state")]
    public void A_missing_member_of_the_data_is_refused(string member, string reason) =>
        Assert.Equal(reason, Refusal(Receipts.Event(Reference, "urn:x").With(member, null).Bytes()));

    [Fact]
    public void A_huge_subject_is_refused() => Assert.Equal(
        "attribute-length", Refusal(Receipts.Event(Reference, "urn:x").With("subject", new string('x', 201)).Bytes()));
}
