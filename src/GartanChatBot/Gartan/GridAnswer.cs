using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan;

/// <summary>The answer to <c>GetSchedule</c>: the page as a text called <c>d</c> inside JSON.</summary>
internal static class GridAnswer
{
    /// <summary>Whether a body is JSON rather than the page itself, as saved files may be.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> body) => body.TrimStart('\uFEFF').TrimStart() is ['{', ..];

    public static bool TryUnwrap(string body, [NotNullWhen(true)] out string? html, [NotNullWhen(false)] out PageRefusal? refusal)
    {
        html = null;
        refusal = null;

        if (!IsWrapped(body))
        {
            refusal = AsksForPassword(body)
                ? new(RefusalReason.LoginPage, "Gartan sent its log-in page in place of the grid.")
                : new(RefusalReason.NotAnAnswer, "Gartan's answer is not the JSON that holds a page.");
            return false;
        }

        try
        {
            using var answer = JsonDocument.Parse(body.AsMemory().TrimStart('\uFEFF'));
            if (answer.RootElement.TryGetProperty("d", out var page) && page.ValueKind == JsonValueKind.String)
                html = page.GetString();
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Cut off, or half a character in the text.
            refusal = new(RefusalReason.NotAnAnswer, "Gartan's answer is not the JSON that holds a page.");
            return false;
        }

        if (string.IsNullOrWhiteSpace(html))
        {
            html = null;
            refusal = new(RefusalReason.EmptyAnswer, "Gartan's answer holds no page.");
            return false;
        }

        return true;
    }

    private static bool AsksForPassword(string body)
    {
        using var rows = new GridRows(body);
        return !rows.FindGrid() && rows.AsksForPassword;
    }
}
