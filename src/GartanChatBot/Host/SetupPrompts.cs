using GartanChatBot.Settings;
using Spectre.Console;

namespace GartanChatBot.Host;

/// <summary>Asks for what the options of <c>setup</c> did not answer; in a script, reports the missing option instead.</summary>
internal sealed class SetupPrompts(BotConsole console, CancellationToken cancellationToken)
{
    private const int MaxTries = 3;

    public bool CanAsk => console.IsInputInteractive;

    public void Say(string sentence) => console.Output.WriteLine(sentence);

    /// <param name="question">The question, without punctuation at its end.</param>
    /// <param name="option">The option that answers it in a script, such as <c>--url</c>.</param>
    /// <param name="given">The option's value; null when it wasn't given.</param>
    /// <param name="usual">The default for Enter; null when an answer is required.</param>
    /// <param name="problemOf">Returns one sentence about an invalid answer; null for a valid one.</param>
    public async Task<string> AskAsync(string question, string option, string? given, string? usual, Func<string, string?> problemOf)
    {
        if (given is not null || !CanAsk)
        {
            var answer = given ?? usual ?? throw new SettingsException([$"Missing answer: {question}. Use {option}."]);
            return problemOf(answer) is { } problem ? throw new SettingsException([$"{option}: {problem}"]) : answer;
        }

        for (var tries = 1; ; tries++)
        {
            await console.Output.WriteAsync(usual is { Length: > 0 } ? $"{question} [{usual}]: " : $"{question}: ");
            var typed = await LineAsync() is { Length: > 0 } line ? line : usual ?? "";
            if (problemOf(typed) is not { } problem)
                return typed;

            Say(problem);
            if (tries == MaxTries)
                throw new SettingsException([$"{question}: no valid answer in {MaxTries} tries."]);
        }
    }

    public async Task<bool> ConfirmAsync(string question, string option, bool given) =>
        given || (CanAsk && await AskAsync($"{question} (yes or no)", option, null, "no", YesOrNo) is "yes" or "y");

    /// <summary>Asks without echoing the input; empty when nothing was typed.</summary>
    public async Task<string> AskHiddenAsync(string question)
    {
        if (!CanAsk)
            return "";

        if (!Console.IsInputRedirected && ReferenceEquals(console.Input, Console.In))
        {
            var prompt = new TextPrompt<string>($"{question.EscapeMarkup()}:").Secret(null).AllowEmpty();
            return await prompt.ShowAsync(AnsiConsole.Console, cancellationToken);
        }

        await console.Output.WriteAsync($"{question}: ");
        return await LineAsync();
    }

    /// <summary>Reads a line; null at the end of the input. Ctrl+C ends the wait, not the reading thread.</summary>
    public async Task<string?> TryLineAsync() =>
        (await Task.Run(console.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken))?.Trim();

    private async Task<string> LineAsync() =>
        await TryLineAsync() ?? throw new SettingsException(["The input ended before all questions were answered."]);

    private static string? YesOrNo(string answer) => answer is "yes" or "y" or "no" or "n" ? null : "Type yes or no.";
}
