namespace FakeDiscord;

/// <summary>One person and one channel at a terminal: what is typed reaches the bot, what the bot writes is shown.</summary>
internal sealed class TerminalUser(FakeDiscordServer discord, Channel channel, User user, TextWriter output)
{
    private readonly Dictionary<string, int> shown = [];
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
            catch (Exception refused) when (refused is InvalidOperationException or Refusal)
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
            var change = discord.Changes.Next;
            foreach (var line in NewLines())
            {
                await output.WriteLineAsync(line);
            }

            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            await Task.WhenAny(change, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation));
        }
    }

    private void Do(string line)
    {
        if (line.StartsWith("press ", StringComparison.Ordinal))
        {
            var last = Messages().LastOrDefault() ?? throw new InvalidOperationException("The bot has written nothing yet.");
            user.Presses(last, line["press ".Length..].Trim());
        }
        else if (line is ['/', .. var command])
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var options = words.Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word => word.Split('=', 2));
            user.Slash(
                channel,
                string.Join(' ', words.Where(word => !word.Contains('=', StringComparison.Ordinal))),
                [.. options.Select(option => (option[0], (object)option[1]))]);
        }
        else if (line.Length > 0)
        {
            throw new InvalidOperationException("A command begins with /, a button with \"press\": Discord has no plain words for a bot.");
        }
    }

    private List<string> NewLines()
    {
        var lines = new List<string>();
        foreach (var message in Messages().Where(message => shown.GetValueOrDefault(message.Id, -1) < message.Edits))
        {
            lines.Add($"{(shown.ContainsKey(message.Id) ? "edited" : message.Ephemeral ? "only for you" : "bot")}: {message.Text}");
            shown[message.Id] = message.Edits;
        }

        var violations = discord.Violations.All;
        lines.AddRange(violations.Skip(violationsShown).Select(violation => $"! broken: {violation}"));
        violationsShown = violations.Count;
        return lines;
    }

    private IEnumerable<Message> Messages() =>
        channel.Messages.Concat(channel.Ephemerals).Where(message => !message.IsLoading).OrderBy(message => message.SentAt);
}
