using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.ServiceDefaults;

namespace Platform.Messaging.Http;

/// <summary>
/// The row version a client has seen, from its <c>If-Match</c> header; see <c>db.Expect(entity, ifMatch)</c>. A handler
/// that takes this parameter answers 428 when the header is missing and 412 when it is no ETag of ours.
/// </summary>
/// <param name="Version">The <c>xmin</c> inside the ETag; null for <c>*</c>, which accepts any.</param>
public sealed record IfMatch(uint? Version) : IEndpointParameterMetadataProvider
{
    /// <summary>Lets the OpenAPI document declare the header.</summary>
    /// <param name="parameter">The parameter of the handler.</param>
    /// <param name="builder">Its endpoint.</param>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new IfMatchRequired());

    /// <summary>Binds the parameter.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The version of the header.</returns>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0)
            throw new BadHttpRequestException("If-Match is missing.", StatusCodes.Status428PreconditionRequired);
        if (header == "*")
            return ValueTask.FromResult<IfMatch?>(new IfMatch(Version: null));
        if (header is ['"', .. var digits, '"']
            && uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return ValueTask.FromResult<IfMatch?>(new IfMatch(version));
        throw new BadHttpRequestException("If-Match names no known version.", StatusCodes.Status412PreconditionFailed);
    }

    /// <summary>The strong ETag of a row version.</summary>
    /// <param name="version">Value of <c>xmin</c>.</param>
    /// <returns>For example <c>"4711"</c>, quotes included.</returns>
    public static string ETag(uint version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
