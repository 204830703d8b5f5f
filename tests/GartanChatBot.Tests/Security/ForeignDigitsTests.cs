using GartanChatBot.Chat;
using GartanChatBot.Tests.Chats;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>Digits of other scripts, wherever they stand: there is an answer, and it is not an apology.</summary>
public class ForeignDigitsTests
{
    private const string Group = "telegram:-100200300";

    private static readonly string[] Digits = ["٣", "۴", "３", "१२", "൧", "𝟛", "²", "½", "Ⅳ", "①", "٢٠:٠٠", "１８-２３", "２０２６-０６-０９", "०९"];

    private static readonly string[] Questions =
    [
        "who's on tonight?", "is p1 on the run?", "until when?", "mute 4h p1", "shut up till 6", "who on saturday 18-23",
        "what if elm books off 18-23", "fix fri 19:00", "next 24 hours", "any drivers?", "where's elm", "13 june 09:00", "2026-06-09T14:20",
        "i can cover", "my hours", "week", "seen", "status", "show 9 june", "p1", "4h30", "9 tonight", "9 pm",
    ];

    [Fact]
    public async Task Any_command_and_question_with_them_is_answered()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group), ("Chat:QuestionsPerMinute", "1000"));
        await chats.ReadRotaAsync();
        string[] said =
        [
            .. Questions,
            .. chats
                .Services.GetServices<IChatCommand>()
                .Where(command => command.Name is not ("refuse" or "forgetme"))
                .SelectMany(command => (string[])[$"/{command.Name} 18-23", $"/{command.Name} p1 4h 18:00"]),
        ];

        List<string> wrong = [];
        foreach (var (text, seed) in said.SelectMany(text => Enumerable.Range(0, 8).Select(seed => (text, seed))))
        {
            var mixed = Mixed(text, seed);
            chats.Bot.Time.Advance(TimeSpan.FromSeconds(1));
            var answer = await chats.TextAsync(Group, FernbraeChats.Boss, mixed);
            if (answer.Length == 0 || answer.Contains("went wrong", StringComparison.Ordinal))
                wrong.Add($"{mixed} → {answer}");
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>A foreign digit in the place of one of ours, or put in anywhere behind the command's name.</summary>
    private static string Mixed(string text, int seed)
    {
        var digit = Digits[(seed * 5 + text.Length) % Digits.Length];
        if (seed % 2 == 0 && text.IndexOfAny([.. "0123456789"]) is >= 0 and var at)
            return string.Concat(text.AsSpan(0, at), digit, text.AsSpan(at + 1));

        var first = text.StartsWith('/') ? text.IndexOf(' ', StringComparison.Ordinal) + 1 : 0;
        return text.Insert(first + (seed * 7 % (text.Length - first + 1)), digit);
    }
}
