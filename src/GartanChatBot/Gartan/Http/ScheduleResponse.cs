using System.Text;
using System.Text.Json;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Http;

/// <summary>The answer to <c>GetSchedule</c>: the page as a text called <c>d</c> inside JSON.</summary>
internal static class ScheduleResponse
{
    public static readonly PageRefusal Empty = new(RefusalReason.EmptyAnswer, "Gartan's answer holds no page.");

    /// <summary>Whether a body is JSON rather than the page itself, as saved files may be.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> body) => body.TrimStart('\uFEFF').TrimStart() is ['{', ..];

    /// <summary>The page, which whoever asked disposes; or null, and why there is none.</summary>
    public static PooledPageText? Unwrap(ReadOnlySpan<char> body, out PageRefusal refusal)
    {
        refusal = new(RefusalReason.NotAnAnswer, "Gartan's answer is not the JSON that holds a page.");
        if (!IsWrapped(body))
        {
            if (AsksForPassword(body))
                refusal = new(RefusalReason.LoginPage, "Gartan sent its log-in page in place of the grid.");

            return null;
        }

        try
        {
            var page = PageIn(body.TrimStart('\uFEFF'));
            if (page is not null && !page.Span.IsWhiteSpace())
                return page;

            page?.Dispose();
            refusal = Empty;
            return null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Cut off, or half a character in the text.
            return null;
        }
    }

    private static PooledPageText? PageIn(ReadOnlySpan<char> json)
    {
        var bytes = PageBufferPool.Bytes.Rent(Encoding.UTF8.GetByteCount(json));
        PooledPageText? page = null;
        var isWhole = false;
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
            while (reader.Read())
            {
                if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals("d"))
                    continue;

                // Said twice, the last counts.
                page?.Dispose();
                page = reader.Read() && reader.TokenType is JsonTokenType.String ? PooledPageText.Of(ref reader) : null;
            }

            isWhole = true;
            return page;
        }
        finally
        {
            PageBufferPool.Bytes.Return(bytes);
            if (!isWhole)
                page?.Dispose();
        }
    }

    private static bool AsksForPassword(ReadOnlySpan<char> body)
    {
        using var rows = new GridRows(body);
        return !rows.FindGrid() && rows.AsksForPassword;
    }
}
