using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Commands;

/// <summary>
/// What crews type, and the command whose answer it must equal: a line a question in <c>Samples/Asked</c>, asked at K41 as Elm on
/// Tuesday 9 June 2026, 14:20. <c>-</c> is small talk; <c>?</c> is nothing that the bot answers.
/// </summary>
public sealed class QuestionsAskedTests : IDisposable
{
    /// <summary>Commands that do not exist yet.</summary>
    private static readonly string[] ToCome = ["/changes", "/report", "/remind", "/calendar"];

    private static readonly string[] ShortReplies =
    [
        "Any time.", "Hello. Ask me who's on.", "Stay safe.", "👍", "Ask me again any way you like: who's on, until when, what's short.",
    ];

    /// <summary>Understood and refused here: nothing is muted or short, the week was not read, and nobody is linked at a console.</summary>
    private static readonly string[] Refused = ["/hours last week", "/unmute", "/link", "/seen", "/cover"];

    private readonly TestRota rota = new();

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Plain_words_are_answered_as_the_command(string words, string command)
    {
        var answer = await AskAsync(words);

        if (command == "?")
            answer.ShouldSatisfyAllConditions(words, () => (answer.StartsWith("I don't understand", StringComparison.Ordinal)
                || answer.StartsWith("I don't know a", StringComparison.Ordinal)).ShouldBeTrue(answer));
        else if (command == "-")
            answer.ShouldBeOneOf(ShortReplies);
        else
        {
            answer.ShouldBe(await AskAsync(command), words);
            (await rota.ReplyAsync(command, AsElm)).Answered.ShouldBe(!IsRefused(command), $"{command}: {answer}");
        }
    }

    public static TheoryData<string, string> Lines()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Samples.Folder, "Asked"), "questions*.tsv").Order())
        {
            foreach (var parts in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
            {
                if (!ToCome.Contains(parts[1].Split(' ')[0]))
                    data.Add(parts[0], parts[1].Trim());
            }
        }

        return data;
    }

    public void Dispose() => rota.Dispose();

    private Task<string> AskAsync(string text) => rota.AskAsync(text, AsElm);

    /// <summary>"Can I go?" is asked back: from when to when?</summary>
    private static bool IsRefused(string command) =>
        command == "/canigo" || Refused.Any(refused => command.StartsWith(refused, StringComparison.Ordinal));

    private static ChatRequest AsElm(ChatRequest request) => request with { As = "ELM, SJ" };
}
