using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands;

/// <summary>Reply to a text that no rule matches: quotes the unknown words, and offers the nearest questions as buttons.</summary>
internal static class NotUnderstood
{
    private const int MaxButtons = 3;

    internal static readonly (string Label, string Command, string[] Words)[] Questions =
    [
        ("Who's on", "/now", ["who", "on", "crew", "about", "anyone", "people", "riders", "many", "rota", "duty"]),
        ("Until when", "/until", ["until", "how", "long", "finish", "back", "time"]),
        ("Next short", "/next", ["next", "short", "gap", "gaps", "off", "when", "soon", "week", "weekend", "tonight", "tomorrow"]),
        ("My hours", "/hours", ["hours", "my", "contract", "worked", "i"]),
        ("On the run?", "/pump", ["run", "pump", "available", "truck", "engine", "otr", "we", "are", "status", "is"]),
        ("What's missing", "/why", ["why", "missing", "wrong", "problem", "reason"]),
        ("What would fix it", "/fix", ["fix", "cover", "could", "help", "ask", "solve"]),
        ("Who can drive", "/skill driver", ["drive", "driver", "drivers", "can"]),
        ("The week", "/week", ["week", "days", "show", "monday", "sunday"]),
        ("Am I on", "/me", ["me", "am", "i", "my", "shift"]),
        ("How are you", "/status", ["you", "gartan", "working", "read", "data", "old"]),
    ];

    public static Reply Of(string text)
    {
        var words = QuestionWords.Of(text);
        string[] unknown = [.. words.Where(word => !Vocabulary.Contains(word) && !word.All(char.IsAsciiDigit))];
        var quoted = unknown.Length is > 0 and <= 3 ? string.Join(' ', unknown) : text.Trim();
        var nearest = Questions
            .OrderByDescending(question => question.Words.Count(words.Contains))
            .Take(MaxButtons)
            .Select(question => new ReplyButton(question.Label, question.Command));

        var unread = quoted.Length > 0 ? $"I don't understand {TypedText.Quoted(quoted)}. " : "";
        return Reply
            .Refusal($"{unread}I can tell you who's on, until when, when we're next short, your hours.")
            .Buttons(nearest);
    }
}
