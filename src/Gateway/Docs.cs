using Microsoft.Extensions.FileProviders;

namespace Platform.Gateway;

/// <summary>The documentation page: files of ours only, so it works without any network.</summary>
internal static class Docs
{
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "frame-ancestors 'none'; base-uri 'none'";

    internal static void UseDocs(this WebApplication app)
    {
        var files = new PhysicalFileProvider(Path.Combine(app.Environment.WebRootPath, "docs"));
        app.UseFileServer(new FileServerOptions
        {
            FileProvider = files,
            RequestPath = "/docs",
            StaticFileOptions =
            {
                OnPrepareResponse = static file =>
                {
                    file.Context.Response.Headers.ContentSecurityPolicy = Policy;
                    file.Context.Response.Headers.XContentTypeOptions = "nosniff";
                },
            },
        });
    }
}
