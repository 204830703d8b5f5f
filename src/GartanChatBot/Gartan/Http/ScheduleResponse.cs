using System.Text.Json;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Http;

/// <summary>Parses the response to <c>GetSchedule</c>: JSON with the page as text in <c>d</c>.</summary>
internal static class ScheduleResponse
{
    public static readonly PageRefusal Empty = new(RefusalReason.EmptyAnswer, "Gartan's response contains no page.");

    /// <summary>True if a body is JSON; false for the page itself, as saved files may be.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> body) => body.TrimStart('\uFEFF').TrimStart() is ['{', ..];

    /// <summary>Returns the page, or null with the reason.</summary>
    public static string? Unwrap(string body, out PageRefusal refusal)
    {
        refusal = new(RefusalReason.NotAnAnswer, "Gartan's response isn't the expected JSON with a page.");
        if (!IsWrapped(body))
        {
            if (AsksForPassword(body))
                refusal = new(RefusalReason.LoginPage, "Gartan sent its log-in page instead of the grid.");

            return null;
        }

        try
        {
            var page = PageIn(body.TrimStart('\uFEFF'));
            if (!string.IsNullOrWhiteSpace(page))
                return page;

            refusal = Empty;
            return null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The text is cut off, or has half a surrogate pair.
            return null;
        }
    }

    /// <summary>Returns the last <c>d</c> if there are several.</summary>
    private static string? PageIn(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return answer.RootElement.TryGetProperty("d", out var page) && page.ValueKind is JsonValueKind.String ? page.GetString() : null;
    }

    private static bool AsksForPassword(ReadOnlySpan<char> body)
    {
        using var rows = new GridRows(body);
        return !rows.FindGrid() && rows.AsksForPassword;
    }
}
