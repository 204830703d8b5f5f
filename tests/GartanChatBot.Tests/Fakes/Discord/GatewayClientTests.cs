namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>What becomes of a session between two connections.</summary>
public class GatewayClientTests
{
    [Fact]
    public async Task Missed_events_are_told_again_in_order()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync(RawBot.Pump);
        var session = await BeginAsync(bot);

        bot.Discord.Gateway.Cut();
        var first = bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1"));
        var second = bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P2"));
        await ReturnAsync(bot, session, sequence: 1);

        (await bot.HearAsync())!["d"]!["id"]!.ToString().ShouldBe(first.Id);
        (await bot.HearAsync())!["d"]!["id"]!.ToString().ShouldBe(second.Id);
        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("RESUMED");
        bot.Discord.Gateway.Starts.Remaining.ShouldBe(999);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4200, true)]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    public async Task How_the_bot_closes_decides_whether_it_may_go_on(int code, bool may)
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);
        var connection = bot.Discord.Gateway.Current;

        await bot.GoAsync(code);
        (await bot.Discord.Gateway.ClosedByBotAsync(connection)).ShouldBe(code);
        await ReturnAsync(bot, session, sequence: 1);

        await ShouldGoOnAsync(bot, may);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4008, true)]
    [InlineData(1001, true)]
    [InlineData(4007, false)]
    [InlineData(4009, false)]
    public async Task How_Discord_closes_does_too(int code, bool may)
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);

        bot.Discord.Gateway.Close(code);
        await bot.HearAsync();
        await ReturnAsync(bot, session, sequence: 1);

        await ShouldGoOnAsync(bot, may);
    }

    [Fact]
    public async Task A_session_is_forgotten_after_some_minutes()
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);

        bot.Discord.Gateway.Cut();
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        await ReturnAsync(bot, session, sequence: 1);

        await ShouldGoOnAsync(bot, may: false);
    }

    [Fact]
    public async Task A_void_session_cannot_be_gone_on_with()
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);

        bot.Discord.Gateway.Invalidate(resumable: false);
        await bot.HearAsync();
        await ReturnAsync(bot, session, sequence: 1);

        await ShouldGoOnAsync(bot, may: false);
    }

    [Fact]
    public async Task A_sequence_that_was_never_sent_closes_the_connection()
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);

        bot.Discord.Gateway.Cut();
        await ReturnAsync(bot, session, sequence: 7);

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4007);
        bot.Discord.Violations.Forgive("never sent");
    }

    [Fact]
    public async Task Each_address_is_for_its_purpose()
    {
        await using var bot = await RawBot.StartAsync();
        var session = await BeginAsync(bot);
        bot.Discord.Gateway.Cut();

        await bot.ConnectAsync();
        await bot.HearAsync();
        await bot.ResumeAsync(session, 1);
        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("RESUMED");
        bot.Discord.Violations.Forgive("resumed at the first address");

        bot.Time.Advance(TimeSpan.FromSeconds(6));
        await bot.ConnectAsync(bot.Discord.Gateway.ResumeAddress);
        await bot.HearAsync();
        await bot.IdentifyAsync();
        await bot.HearAsync();
        bot.Discord.Violations.Forgive("identified at the address for resuming");
    }

    [Fact]
    public async Task Nobody_hears_an_interaction_when_there_is_no_session()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync(RawBot.Pump);

        Should
            .Throw<InvalidOperationException>(() => bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1")))
            .Message.ShouldContain("No session");
    }

    private static async Task<string> BeginAsync(RawBot bot) => (await bot.BeginAsync())["session_id"]!.ToString();

    private static async Task ReturnAsync(RawBot bot, string session, int sequence)
    {
        await bot.ConnectAsync(bot.Discord.Gateway.ResumeAddress);
        await bot.HearAsync();
        await bot.ResumeAsync(session, sequence);
    }

    private static async Task ShouldGoOnAsync(RawBot bot, bool may)
    {
        var answer = (await bot.HearAsync())!;
        if (may)
        {
            answer["t"]!.ToString().ShouldBe("RESUMED");
        }
        else
        {
            (answer["op"]!.GetValue<int>(), answer["d"]!.GetValue<bool>()).ShouldBe((9, false));
        }
    }
}
