using System.Text;
using System.Threading.Channels;

namespace GartanChatBot.Tests.Fakes;

/// <summary>The fakes as programs of their own, each with a bot that is nothing but HTTP.</summary>
public sealed class FakeProgramTests : IDisposable
{
    private readonly Lines terminal = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        stop.Dispose();
        terminal.Dispose();
    }

    [Fact]
    public async Task The_fake_Bot_API_shows_what_the_bot_writes_and_which_rules_it_breaks()
    {
        var program = FakeBotApi.Program.RunAsync([], new StringReader("is K41P1 on the run?\n"), terminal, stop.Token);

        var address = Word(await terminal.UntilAsync("pretended at "), "pretended at ");
        var token = Word(await terminal.UntilAsync("token "), "token ");
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(address) };
        var updates = await client.GetStringAsync(new Uri($"/bot{token}/getUpdates?timeout=30", UriKind.Relative), stop.Token);
        var chat = Word(updates, "\"chat\":{\"id\":").TrimEnd(',').Split(',')[0];
        await client.GetStringAsync(new Uri($"/bot{token}/sendMessage?chat_id={chat}&text=Yes", UriKind.Relative), stop.Token);
        await terminal.UntilAsync("bot: Yes");
        await client.GetAsync(new Uri($"/bot{token}/sendTelegram", UriKind.Relative), stop.Token);
        await terminal.UntilAsync("! broken: ");
        await stop.CancelAsync();

        updates.ShouldContain("is K41P1 on the run?");
        (await program).ShouldBe(1);
        (await terminal.UntilAsync("Stopped")).ShouldContain("rules broken: 1");
    }

    [Fact]
    public async Task The_fake_Discord_is_there_for_any_bot()
    {
        var program = FakeDiscord.Program.RunAsync([], new StringReader("/now\nhello\n"), terminal, stop.Token);

        var address = Word(await terminal.UntilAsync("pretended at "), "pretended at ");
        var token = Word(await terminal.UntilAsync("token "), "token ");
        await terminal.UntilAsync("! A command begins with /");
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/users/@me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {token}");
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://fernbrae.example.test, 1.0)");
        using var answer = await client.SendAsync(request, stop.Token);
        var me = await answer.Content.ReadAsStringAsync(stop.Token);
        await stop.CancelAsync();

        me.ShouldContain("Fernbrae Pump Bot");
        (await program).ShouldBe(0);
        (await terminal.UntilAsync("Stopped")).ShouldContain("rules broken: 0");
    }

    [Theory]
    [InlineData(0, "--help")]
    [InlineData(2, "--port")]
    [InlineData(2, "--port", "99999")]
    public async Task What_is_not_understood_is_answered_with_the_usage(int code, params string[] arguments)
    {
        var (telegram, discord) = (new Lines(), new Lines());

        (await FakeBotApi.Program.RunAsync(arguments, TextReader.Null, telegram)).ShouldBe(code);
        (await FakeDiscord.Program.RunAsync(arguments, TextReader.Null, discord)).ShouldBe(code);

        (await telegram.UntilAsync("--project")).ShouldContain("tests/FakeBotApi");
        (await discord.UntilAsync("--project")).ShouldContain("tests/FakeDiscord");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var fake = await FakeBotApi.FakeTelegram.StartAsync(TimeProvider.System);
        string[] arguments = ["--port", $"{fake.BaseUrl.Port}"];
        var (telegram, discord) = (new Lines(), new Lines());

        (await FakeBotApi.Program.RunAsync(arguments, TextReader.Null, telegram)).ShouldBe(1);
        (await FakeDiscord.Program.RunAsync(arguments, TextReader.Null, discord)).ShouldBe(1);

        await telegram.UntilAsync("can't be had");
        await discord.UntilAsync("can't be had");
    }

    /// <summary>What stands behind these words, to the next space.</summary>
    private static string Word(string line, string words) =>
        line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Split(' ')[0];

    /// <summary>An output that a test can wait for.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly Channel<string> written = Channel.CreateUnbounded<string>();

        public override Task WriteLineAsync(string? value)
        {
            foreach (var line in (value ?? "").Split('\n'))
                written.Writer.TryWrite(line);
            return Task.CompletedTask;
        }

        /// <summary>The next line with these words.</summary>
        public async Task<string> UntilAsync(string words)
        {
            var passed = new StringBuilder();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            try
            {
                while (true)
                {
                    var line = await written.Reader.ReadAsync(patience.Token);
                    if (line.Contains(words, StringComparison.Ordinal))
                        return line;

                    passed.AppendLine(line);
                }
            }
            catch (OperationCanceledException given)
            {
                throw new TimeoutException($"\"{words}\" was not written, but:\n{passed}", given);
            }
        }
    }
}
