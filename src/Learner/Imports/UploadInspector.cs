using System.Text;

namespace Platform.Learners.Imports;

/// <summary>
/// Looks at a file while it arrives, in constant memory: what is not UTF-8 text in lines of a sane length is refused
/// before anything of it is kept.
/// </summary>
internal sealed class UploadInspector
{
    private const int LongestLine = 64 * 1024;
    private static readonly byte[] Utf8Bom = [0xEF, 0xBB, 0xBF];
    private readonly Decoder decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] scratch = new char[16 * 1024];
    private long length;
    private int lineLength;

    /// <returns>Why the file is refused, or nothing so far.</returns>
    public ImportReason? Accept(ReadOnlySpan<byte> piece)
    {
        if (length == 0 && LooksLikeUtf16(piece))
            return ImportReason.NotUtf8;
        if (length == 0 && piece.SequenceEqual(Utf8Bom))
            return null; // not counted, so a file of nothing else is an empty file
        length += piece.Length;
        return LineFits(piece) ? Decodes(piece, flush: false) : ImportReason.LineTooLong;
    }

    public ImportReason? Finish() => length == 0 ? ImportReason.Empty : Decodes([], flush: true);

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> piece) =>
        piece is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..];

    private bool LineFits(ReadOnlySpan<byte> piece)
    {
        for (int end; (end = piece.IndexOf((byte)'\n')) >= 0; piece = piece[(end + 1)..])
        {
            if (lineLength + end > LongestLine)
                return false;
            lineLength = 0;
        }

        lineLength += piece.Length;
        return lineLength <= LongestLine;
    }

    private ImportReason? Decodes(ReadOnlySpan<byte> piece, bool flush)
    {
        try
        {
            bool completed;
            do
            {
                decoder.Convert(piece, scratch, flush, out var used, out _, out completed);
                piece = piece[used..];
            }
            while (!completed);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return ImportReason.NotUtf8;
        }
    }
}
