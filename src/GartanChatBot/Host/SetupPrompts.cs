using GartanChatBot.Settings;
using Spectre.Console;

namespace GartanChatBot.Host;

/// <summary>Asks for what the options of <c>setup</c> did not answer; in a script, reports the missing option instead.</summary>
internal sealed class SetupPrompts(BotConsole console)
{
    private const int MaxTries = 3;

    public bool CanAsk => console.IsInputInteractive;

    public void Say(string sentence) => console.Output.WriteLine(sentence);

    /// <param name="question">The question, without punctuation at its end.</param>
    /// <param name="option">The option that answers it in a script, such as <c>--url</c>.</param>
    /// <param name="given">The option's value; null when it wasn't given.</param>
    /// <param name="usual">The default for Enter; null when an answer is required.</param>
    /// <param name="problemOf">Returns one sentence about an invalid answer; null for a valid one.</param>
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

    /// <summary>Asks without echoing the input; empty when nothing was typed.</summary>
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
