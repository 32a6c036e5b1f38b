using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;
using QRCoder;

namespace Platform.Courses.Sessions;

/// <summary>The code a point shows this minute as a QR picture, for phones to read.</summary>
internal static class ShowQr
{
    private const int PixelsPerModule = 8;

    internal static async Task<Results<ContentHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (await ShowCode.Find(id, number, scope, db, cancellationToken) is not { } session)
            return TypedResults.NotFound();
        if (session.ClosedAt is not null)
            return SessionProblems.SessionClosed;

        response.Headers.CacheControl = "no-store";
        var (code, _) = CheckInCode.At(session.CodeKey, number, time.GetUtcNow());
        using var qr = QRCodeGenerator.GenerateQrCode(
            $"urn:bdhvs:check-in:{id}:{number}:{code}", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(qr);
        return TypedResults.Content(picture.GetGraphic(PixelsPerModule), "image/svg+xml");
    }
}
