using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

public sealed class DeliveryGuardTests
{
    private static readonly Partner Operator = NewOperator();

    private static Partner NewOperator()
    {
        var partner = Partner.Register(
            "test-op", "Test", "urn:operator:test", TraceMode.Link, ContractTerms.Usual([]),
            DateTimeOffset.UnixEpoch);
        partner.Grant("operator-test-op", DateTimeOffset.UnixEpoch);
        partner.Grant("operator-test-op.gone", DateTimeOffset.UnixEpoch);
        partner.Revoke("operator-test-op.gone", DateTimeOffset.UnixEpoch);
        return partner;
    }

    private static BasicProperties Good() =>
        new() { UserId = "operator-test-op", ContentType = "application/cloudevents+json" };

    private static string? Refuse(BasicProperties properties, int size) =>
        DeliveryGuard.Refuse(Operator, Delivery.Of(properties, new byte[size]));

    [Fact]
    public void A_delivery_of_the_operators_own_user_passes()
    {
        Assert.Null(Refuse(Good(), 100));
        var withCharset = Good();
        withCharset.ContentType = "application/cloudevents+json; charset=UTF-8";
        withCharset.Headers = new Dictionary<string, object?> { ["x-dotnet-pub-seq-no"] = 1L };
        Assert.Null(Refuse(withCharset, 100));
    }

    [Theory]
    [Trait("attack", "B02")]
    [InlineData("CC"), InlineData("BCC"), InlineData("MT-Fault-Address"), InlineData("MT-MessageType")]
    [InlineData("x-death"), InlineData("mt-response-address"), InlineData("anything")]
    public void A_header_outside_the_list_is_refused(string header)
    {
        var properties = Good();
        properties.Headers = new Dictionary<string, object?> { [header] = "x" };
        Assert.Equal("header-not-allowed", Refuse(properties, 100));
    }

    [Fact]
    [Trait("attack", "B04")]
    public void A_delivery_without_or_with_a_foreign_user_is_refused()
    {
        var nobody = new BasicProperties { ContentType = "application/cloudevents+json" };
        Assert.Equal("user-id-missing", Refuse(nobody, 100));
        var other = Good();
        other.UserId = "operator-other";
        Assert.Equal("user-id-foreign", Refuse(other, 100));
        other.UserId = "operator-test-op.gone";
        Assert.Equal("login-revoked", Refuse(other, 100));
    }

    [Theory]
    [InlineData(null), InlineData("application/json"), InlineData("application/vnd.masstransit+json"), InlineData(";;")]
    [InlineData("application/cloudevents+json; charset=utf-16")]
    public void Another_content_type_is_refused(string? contentType)
    {
        var properties = new BasicProperties { UserId = "operator-test-op" };
        if (contentType is not null)
            properties.ContentType = contentType;
        Assert.Equal("content-type-unsupported", Refuse(properties, 100));
    }

    [Fact]
    [Trait("attack", "B08")]
    public void A_body_over_the_limit_is_refused() =>
        Assert.Equal("body-too-large", Refuse(Good(), DeliveryGuard.MaxBodySize + 1));
}
