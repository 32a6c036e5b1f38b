using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Platform.Certifications.Certificates;
using QRCoder;

namespace Platform.Certifications.Documents;

/// <summary>One sheet of A4, Vietnamese first and English beside it. It loads nothing and runs nothing.</summary>
internal static class DocumentPage
{
    private const string Style =
        """
        @page { size: A4 landscape; margin: 0 }
        * { box-sizing: border-box; margin: 0 }
        html, body { width: 297mm; height: 210mm }
        body { font-family: "Noto Serif", "DejaVu Serif", serif; color: #1c2733; font-size: 12pt; line-height: 1.4;
          -webkit-print-color-adjust: exact }
        .sheet { position: relative; width: 297mm; height: 209.5mm; padding: 11mm }
        .frame { height: 100%; border: .9mm solid #8c1d24; padding: 1.6mm }
        .inner { height: 100%; border: .25mm solid #b98f3a; padding: 9mm 14mm 8mm; display: flex;
          flex-direction: column }
        .head { display: flex; justify-content: space-between; align-items: flex-start; text-align: center;
          font-size: 10.5pt }
        .head div { width: 47% }
        .issuer { font-weight: 700; text-transform: uppercase; text-wrap: balance }
        .unit { margin-top: 1mm; font-weight: 400 }
        .state { font-weight: 700; text-transform: uppercase }
        .motto { display: inline-block; margin-top: 1mm; padding-bottom: 1mm; font-weight: 700;
          border-bottom: .3mm solid #1c2733 }
        main { flex: 1; display: flex; flex-direction: column; justify-content: center; text-align: center }
        h1 { font-size: 32pt; font-weight: 700; letter-spacing: .12em; color: #8c1d24; line-height: 1.2 }
        [lang=en] { font-style: italic; color: #5b6672; font-weight: 400 }
        .kind { font-size: 12.5pt; letter-spacing: .08em }
        .to { margin-top: 6mm; font-size: 12pt }
        .name { font-size: 26pt; font-weight: 700; line-height: 1.3; margin-top: 1.5mm; overflow-wrap: anywhere;
          text-wrap: balance }
        .nobody { font-size: 13pt; margin-top: 7mm; color: #5b6672 }
        .rule { width: 70mm; border-top: .25mm solid #b98f3a; margin: 3.5mm auto }
        .what { font-size: 15pt; font-weight: 700; max-width: 215mm; margin: 0 auto; text-wrap: balance }
        .what + [lang=en] { font-size: 11.5pt; margin-top: 1mm }
        .foot { display: flex; justify-content: space-between; align-items: flex-end; gap: 10mm }
        dl { display: grid; grid-template-columns: auto 1fr; column-gap: 5mm; row-gap: .8mm; font-size: 10.5pt }
        dt { color: #5b6672 }
        dd { font-weight: 700; overflow-wrap: anywhere }
        dd [lang=en] { display: block; font-size: 9.5pt }
        .check { display: flex; align-items: flex-end; gap: 4mm; text-align: right; font-size: 9pt; flex: none }
        .check p { max-width: 82mm }
        .check svg { width: 31mm; height: 31mm; flex: none; display: block }
        .url { font-family: "DejaVu Sans Mono", monospace; font-size: 6.5pt; overflow-wrap: anywhere;
          color: #1c2733; margin-top: 1mm }
        .truth { margin-top: 4mm; padding-top: 2mm; border-top: .2mm solid #d8dde2; font-size: 8pt; color: #5b6672;
          text-align: center }
        .truth [lang=en] { display: block }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static string Render(DocumentContent content) =>
        $"""
        <!doctype html>
        <html lang="vi">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Text(content.Title)} · {Text(content.Number)}</title>
        <style>{Style}</style>
        </head>
        <body><div class="sheet"><div class="frame"><div class="inner">
        <div class="head">
        <div><p class="issuer">{Text(content.Issuer)}</p><p class="unit">{Text(content.Unit)}</p></div>
        <div><p class="state">Cộng hoà xã hội chủ nghĩa Việt Nam</p>
        <p class="motto">Độc lập – Tự do – Hạnh phúc</p></div>
        </div>
        <main>
        <h1>GIẤY XÁC NHẬN</h1>
        <p class="kind" lang="en">Certificate of completion</p>
        {Holder(content.HolderName)}
        <div class="rule"></div>
        <p class="what">{Text(content.Title)}</p>
        {English(content.TitleEn)}
        </main>
        <div class="foot">
        <dl>
        {Row("Số", "No.", content.Number)}
        {Row("Ngày cấp", "Date of issue", Day(content.IssuedOn))}
        {(content.ValidThrough is { } end ? Row("Có giá trị đến hết ngày", "Valid through", Day(end)) : "")}
        {Row("Mức độ bảo đảm", "Assurance", AssuranceVi(content.Assurance), AssuranceEn(content.Assurance))}
        </dl>
        <div class="check">
        <div><p><strong>Quét mã để kiểm tra</strong><br><span lang="en">Scan to verify</span></p>
        <p class="url">{Text(content.VerifyUrl)}</p></div>
        {Qr(content.VerifyUrl)}
        </div>
        </div>
        <p class="truth">Bản in thể hiện nội dung sổ đăng ký tại ngày in; giá trị hiện tại xem tại địa chỉ kiểm tra.
        <span lang="en">This print shows the register on the day of printing; the address above shows how it stands
        today.</span></p>
        </div></div></div></body>
        </html>
        """;

    private static string Holder(string? name) => name is null
        ? "<p class=\"nobody\">Bản công khai không ghi họ tên · "
            + "<span lang=\"en\">The public copy names no holder</span></p>"
        : "<p class=\"to\">Cấp cho · <span lang=\"en\">Awarded to</span></p>"
            + $"<p class=\"name\">{Text(name)}</p>";

    private static string English(string? title) => title is null ? "" : $"<p lang=\"en\">{Text(title)}</p>";

    private static string Row(string vi, string en, string value, string? valueEn = null) =>
        $"<dt>{vi} · <span lang=\"en\">{en}</span></dt><dd>{Text(value)}"
        + (valueEn is null ? "" : $" <span lang=\"en\">{Text(valueEn)}</span>") + "</dd>";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string AssuranceVi(string level) => VerifyPage.Assurance(level).Vi ?? level;

    private static string? AssuranceEn(string level) => VerifyPage.Assurance(level).En;

    /// <summary>Level M: it stays readable under a stamp or a crease.</summary>
    private static string Qr(string url)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(qr);
        return picture.GetGraphic(4, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private static string Text(string text) => Encoder.Encode(text);
}
