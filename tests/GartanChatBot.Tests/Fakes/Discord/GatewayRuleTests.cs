using System.Net.WebSockets;
using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>How the gateway greets, listens and closes.</summary>
public class GatewayRuleTests
{
    [Fact]
    public async Task It_says_hello_at_once_and_takes_a_heartbeat_before_anything_else()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();

        (await bot.HearAsync())!["d"]!["heartbeat_interval"]!.GetValue<int>().ShouldBe(41_250);
        await bot.SayToGatewayAsync("""{"op":1,"d":null}""");

        (await bot.HearAsync())!["op"]!.GetValue<int>().ShouldBe(11);
        bot.Discord.Gateway.Current.Heartbeats.ShouldBe([bot.Time.GetUtcNow()]);
    }

    [Fact]
    public async Task Ready_says_what_is_needed_to_go_on()
    {
        await using var bot = await RawBot.StartAsync();

        var ready = await bot.BeginAsync();

        ready["private_channels"]!.ToJsonString().ShouldBe("[]");
        ready["application"]!["id"]!.ToString().ShouldBe(bot.Discord.ApplicationId);
        ready["guilds"]![0]!["unavailable"]!.GetValue<bool>().ShouldBeTrue();
        ready["resume_gateway_url"]!.ToString().ShouldNotBe(bot.Discord.Gateway.Address.AbsoluteUri);
        var limit = (await bot.GetAsync("/gateway/bot")).Body!["session_start_limit"]!;
        limit["remaining"]!.GetValue<int>().ShouldBe(999);
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":0,"properties":{"os":"a","browser":"b","device":"c"}}}""", 4004, null)]
    [InlineData("""{"op":2,"d":{"token":"juliett.kilo.lima","properties":{"os":"a","browser":"b","device":"c"}}}""", 4002, "intents")]
    [InlineData("""{"op":2,"d":{"token":"juliett.kilo.lima","intents":0}}""", 4002, "properties")]
    [InlineData(
        """{"op":2,"d":{"token":"juliett.kilo.lima","intents":32768,"properties":{"os":"a","browser":"b","device":"c"}}}""",
        4014,
        null
    )]
    [InlineData(
        """{"op":2,"d":{"token":"juliett.kilo.lima","intents":1073741824,"properties":{"os":"a","browser":"b","device":"c"}}}""",
        4013,
        null
    )]
    [InlineData(
        """{"op":2,"d":{"token":"juliett.kilo.lima","intents":0,"shard":[1,2],"properties":{"os":"a","browser":"b","device":"c"}}}""",
        4010,
        null
    )]
    [InlineData("""{"op":6,"d":{"token":"wrong","session_id":"s","seq":1}}""", 4004, "first address")]
    [InlineData("""{"op":3,"d":{}}""", 4003, "who it is")]
    [InlineData("""{"op":5,"d":{}}""", 4001, "op 5")]
    [InlineData("heartbeat", 4002, "not JSON")]
    public async Task What_makes_no_sense_closes_the_connection(string frame, int code, string? violation)
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();
        await bot.HearAsync();

        await bot.SayToGatewayAsync(frame);

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(code);
        Forgive(bot, violation);
    }

    [Fact]
    public async Task The_version_has_to_be_named()
    {
        await using var bot = await RawBot.StartAsync();

        await bot.ConnectAsync(query: "?v=9");

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4012);
        Forgive(bot, "connected with");
    }

    [Fact]
    public async Task A_frame_has_at_most_4096_bytes()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();
        await bot.HearAsync();
        var frame = """{"op":1,"d":null}""";

        await bot.SayToGatewayAsync(frame.PadRight(4096));
        (await bot.HearAsync())!["op"]!.GetValue<int>().ShouldBe(11);
        await bot.SayToGatewayAsync(frame.PadRight(4097));

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4002);
        Forgive(bot, "4097 bytes");
    }

    [Fact]
    public async Task A_minute_has_at_most_120_frames()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.ConnectAsync();
        await bot.HearAsync();
        await BeatAsync(bot, 120);
        bot.Time.Advance(TimeSpan.FromSeconds(60));
        await BeatAsync(bot, 120);

        await bot.SayToGatewayAsync("""{"op":1,"d":null}""");

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4008);
        Forgive(bot, "120 frames");
    }

    [Fact]
    public async Task Nobody_identifies_twice()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();

        await bot.IdentifyAsync();

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4005);
        Forgive(bot, "identified twice");
    }

    [Fact]
    public async Task Five_seconds_lie_between_two_identifies()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();
        await bot.ConnectAsync();
        await bot.HearAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(4.9));

        await bot.IdentifyAsync();
        var refused = await bot.HearAsync();
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        await bot.IdentifyAsync();

        (refused!["op"]!.GetValue<int>(), refused["d"]!.GetValue<bool>()).ShouldBe((9, false));
        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("READY");
        Forgive(bot, "identified 4.9 s after the last time");
    }

    [Fact]
    public async Task Nobody_identifies_when_the_day_s_sessions_are_used_up()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.Gateway.Starts.Remaining = 0;
        await bot.ConnectAsync();
        await bot.HearAsync();

        await bot.IdentifyAsync();

        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4004);
        Forgive(bot, "no session may be started");
    }

    [Fact]
    public async Task Guilds_are_told_to_those_who_ask_for_them()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync(intents: 1);

        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("GUILD_CREATE");
        bot.Crew.Delete();
        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("CHANNEL_DELETE");
        bot.Discord.Guild("Fernbrae").SendBotAway();
        (await bot.HearAsync())!["t"]!.ToString().ShouldBe("GUILD_DELETE");
    }

    [Fact]
    public async Task It_asks_closes_cuts_and_falls_silent_on_demand()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.BeginAsync();

        bot.Discord.Gateway.AskForHeartbeat();
        (await bot.HearAsync())!["op"]!.GetValue<int>().ShouldBe(1);
        bot.Discord.Gateway.AskToReconnect();
        (await bot.HearAsync())!["op"]!.GetValue<int>().ShouldBe(7);
        bot.Discord.Gateway.Invalidate(resumable: true);
        (await bot.HearAsync())!["d"]!.GetValue<bool>().ShouldBeTrue();
        bot.Discord.Gateway.FallSilent();
        await bot.SayToGatewayAsync("""{"op":1,"d":1}""");
        await bot.Discord.Gateway.HeartbeatsAsync(1);
        bot.Discord.Gateway.Close(4009);
        (await bot.HearAsync()).ShouldBeNull();
        bot.CloseCode.ShouldBe(4009);
    }

    [Theory]
    [InlineData(GatewayPhase.Connected)]
    [InlineData(GatewayPhase.Greeted)]
    [InlineData(GatewayPhase.Identifying)]
    [InlineData(GatewayPhase.Ready)]
    public async Task A_connection_can_break_in_each_phase(GatewayPhase phase)
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.Gateway.Next(phase, connection => connection.Cut());

        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            await bot.BeginAsync();
            await bot.HearAsync();
        });
    }

    [Fact]
    public async Task It_can_refuse_to_be_connected_to()
    {
        await using var bot = await RawBot.StartAsync();
        bot.Discord.Gateway.Closed = 503;

        await Should.ThrowAsync<WebSocketException>(() => bot.ConnectAsync());
    }

    private static async Task BeatAsync(RawBot bot, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await bot.SayToGatewayAsync("""{"op":1,"d":null}""");
            (await bot.HearAsync())!["op"]!.GetValue<int>().ShouldBe(11);
        }
    }

    private static void Forgive(RawBot bot, string? violation)
    {
        if (violation is not null)
        {
            bot.Discord.Violations.Forgive(violation);
        }
    }
}
