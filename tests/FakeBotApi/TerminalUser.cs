namespace FakeBotApi;

/// <summary>One person's private chat at a terminal: what is typed reaches the bot, what the bot writes is shown.</summary>
internal sealed class TerminalUser(FakeTelegram telegram, FakeUser user, TextWriter output)
{
    private readonly Dictionary<int, int> shown = [];
    private int violationsShown;

    /// <summary>Until the input ends.</summary>
    public async Task HearAsync(TextReader input)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            try
            {
                Do(line.Trim());
            }
            catch (InvalidOperationException refused)
            {
                await output.WriteLineAsync($"! {refused.Message}");
            }
        }
    }

    /// <summary>Shows what is new, until it is cancelled; what is there by then is shown too.</summary>
    public async Task ShowAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var change = telegram.World.Changes.Next;
            foreach (var line in NewLines())
                await output.WriteLineAsync(line);

            if (cancellation.IsCancellationRequested)
                return;

            await Task.WhenAny(change, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation));
        }
    }

    private void Do(string line)
    {
        if (line.StartsWith("press ", StringComparison.Ordinal))
        {
            if (user.Chat.FromBot is not [.., var last])
                throw new InvalidOperationException("The bot has written nothing yet.");

            user.Taps(last, line["press ".Length..].Trim());
        }
        else if (line.Length > 0)
        {
            user.Says(line);
        }
    }

    private List<string> NewLines()
    {
        var lines = new List<string>();
        foreach (var message in user.Chat.FromBot.Where(message => shown.GetValueOrDefault(message.Id, -1) < message.Edits))
        {
            var buttons = message.Buttons.Count == 0 ? "" : $"\n[ {string.Join(" | ", message.Buttons)} ]";
            lines.Add($"{(shown.ContainsKey(message.Id) ? "edited" : "bot")}: {message.Text}{buttons}");
            shown[message.Id] = message.Edits;
        }

        var violations = telegram.Violations;
        lines.AddRange(violations.Skip(violationsShown).Select(violation => $"! broken: {violation}"));
        violationsShown = violations.Count;
        return lines;
    }
}
