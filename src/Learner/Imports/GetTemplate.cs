using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Learners.Imports;

/// <summary>
/// An empty list of people to fill in. In Vietnamese it is separated by semicolons, as Excel with Vietnamese settings
/// expects; with a BOM, without which Excel misreads the headings.
/// </summary>
internal static class GetTemplate
{
    /// <param name="language">Of the headings: <c>vi</c> unless <c>en</c> is asked for.</param>
    internal static FileContentHttpResult Handle([AllowedValues("vi", "en", null)] string? language)
    {
        var headings = language is "en" ? string.Join(',', ImportHeader.Names) : string.Join(';', ImportHeader.Shown);
        return TypedResults.File(
            Encoding.UTF8.GetBytes($"\uFEFF{headings}\r\n"), "text/csv; charset=utf-8", "learners.csv");
    }
}
