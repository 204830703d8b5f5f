using GartanChatBot.Settings;
using Spectre.Console;

namespace GartanChatBot.Host;

/// <summary>The questions of <c>setup</c>: what an option has answered is not asked, and a script that lacks one is told which.</summary>
internal sealed class SetupPrompts(BotConsole console)
{
    private const int MaxTries = 3;

    public bool CanAsk => console.IsInputInteractive;

    public void Say(string sentence) => console.Output.WriteLine(sentence);

    /// <param name="question">Without a mark at its end.</param>
    /// <param name="option">What answers it in a script, such as <c>--url</c>.</param>
    /// <param name="given">What the option said; null when it was left out.</param>
    /// <param name="usual">What Enter means; null when there must be an answer.</param>
    /// <param name="problemOf">One sentence about an answer that can't be used; null when it can.</param>
    public string Ask(string question, string option, string? given, string? usual, Func<string, string?> problemOf)
    {
        if (given is not null || !CanAsk)
        {
            var answer = given ?? usual ?? throw new SettingsException([$"{question}? Give it with {option}."]);
            return problemOf(answer) is { } problem ? throw new SettingsException([$"{option}: {problem}"]) : answer;
        }

        for (var tries = 1; ; tries++)
        {
            console.Output.Write(usual is { Length: > 0 } ? $"{question} [{usual}]: " : $"{question}: ");
            var typed = Line() is { Length: > 0 } line ? line : usual ?? "";
            if (problemOf(typed) is not { } problem)
                return typed;

            Say(problem);
            if (tries == MaxTries)
                throw new SettingsException([$"{question}: no answer that can be used came {MaxTries} times."]);
        }
    }

    public bool Confirm(string question, string option, bool given) =>
        given || (CanAsk && Ask($"{question} (yes or no)", option, null, "no", YesOrNo) is "yes" or "y");

    /// <summary>Nothing of it is shown while it is typed; empty when it was left out.</summary>
    public string AskHidden(string question)
    {
        if (!CanAsk)
            return "";

        if (!Console.IsInputRedirected && ReferenceEquals(console.Input, Console.In))
            return AnsiConsole.Prompt(new TextPrompt<string>($"{question.EscapeMarkup()}:").Secret(null).AllowEmpty());

        console.Output.Write($"{question}: ");
        return Line();
    }

    private string Line() =>
        console.Input.ReadLine()?.Trim() ?? throw new SettingsException(["The input ended before everything was answered."]);

    private static string? YesOrNo(string answer) => answer is "yes" or "y" or "no" or "n" ? null : "Say yes or no.";
}
