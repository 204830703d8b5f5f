using System.Text.Json;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Http;

/// <summary>The answer to <c>GetSchedule</c>: the page as a text called <c>d</c> inside JSON.</summary>
internal static class ScheduleResponse
{
    public static readonly PageRefusal Empty = new(RefusalReason.EmptyAnswer, "Gartan's answer holds no page.");

    /// <summary>Whether a body is JSON rather than the page itself, as saved files may be.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> body) => body.TrimStart('\uFEFF').TrimStart() is ['{', ..];

    /// <summary>The page; or null, and why there is none.</summary>
    public static string? Unwrap(string body, out PageRefusal refusal)
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
            if (!string.IsNullOrWhiteSpace(page))
                return page;

            refusal = Empty;
            return null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Cut off, or half a character in the text.
            return null;
        }
    }

    /// <summary>Said twice, the last counts.</summary>
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
