using System.Net;
using GartanChatBot.Chat.Discord.Wire;

using static GartanChatBot.Tests.Chat.Discord.GatewayScript;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>Each rule of the gateway, by script.</summary>
public class GatewayClientTests
{
    private const string Reconnect = """{"op":7,"d":null,"s":null,"t":null}""";

    private readonly GatewayScript script = new();

    [Fact]
    public async Task A_session_begins_with_an_identify_that_asks_for_no_intent()
    {
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(1000);

        await script.RunAsync();

        only.Address.ShouldBe(new Uri($"{First}?v=10&encoding=json"));
        var identify = only.Said.ShouldHaveSingleItem()["d"]!;
        ((int)identify["intents"]!).ShouldBe(0);
        ((string)identify["token"]!).ShouldBe(Token);
        identify["properties"]!.AsObject().Select(pair => pair.Key).ShouldBe(["os", "browser", "device"]);
    }

    [Fact]
    public async Task Heartbeats_begin_after_a_part_of_the_interval_and_name_the_last_event()
    {
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready(sequence: 7));
        var began = script.Time.GetUtcNow();
        var running = script.Start();
        await script.Time.TimerAsync(TimeSpan.FromMilliseconds(Interval / 2.0));

        script.Time.Advance(TimeSpan.FromMilliseconds(Interval / 2.0));
        var first = await only.HeartbeatAsync();
        await script.Time.TimerAsync(TimeSpan.FromMilliseconds(Interval));
        script.Time.Advance(TimeSpan.FromMilliseconds(Interval));
        var second = await only.HeartbeatAsync();

        (first.At - began).TotalMilliseconds.ShouldBe(Interval / 2.0, 1);
        (second.At - first.At).TotalMilliseconds.ShouldBe(Interval, 1);
        ((int?)second.Sequence).ShouldBe(7);
        await StopAsync(running);
        only.ClosedWith.ShouldBe(1000, "at shutdown the bot goes offline at once");
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_comes_at_once_and_not_without_end()
    {
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready());
        for (var i = 0; i < 150; i++)
            only.Send("""{"op":1,"d":null,"s":null,"t":null}""");
        only.Close(1000);

        await script.RunAsync();

        only.Heartbeats.Reader.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_connection_that_acknowledges_nothing_is_left_and_the_session_goes_on_elsewhere()
    {
        var dead = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready(sequence: 5));
        dead.Acknowledges = false;
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Close(4000);
        var running = script.Start();
        await dead.AllTakenAsync();
        await script.Time.TimerAsync(TimeSpan.FromMilliseconds(Interval / 2.0));

        script.Time.Advance(TimeSpan.FromMilliseconds(Interval / 2.0));
        await dead.HeartbeatAsync();
        await script.Time.TimerAsync(TimeSpan.FromMilliseconds(Interval));
        script.Time.Advance(TimeSpan.FromMilliseconds(Interval));
        await script.Time.RunAsync(Finished(running));

        dead.ClosedWith.ShouldBe(4000);
        ShouldResume(next, sequence: 5);
    }

    [Fact]
    public async Task Asked_to_reconnect_it_does_so_at_once_and_resumes()
    {
        var left = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Send(Reconnect);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Close(4000);

        await script.RunAsync();

        left.ClosedWith.ShouldBe(4000);
        ShouldResume(next, sequence: 1);
        next.ConnectedAt.ShouldBe(left.ConnectedAt);
    }

    [Fact]
    public async Task Asked_to_reconnect_before_the_greeting_it_comes_again()
    {
        script.Connection().Send(Reconnect);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);

        await script.RunAsync();

        next.Said.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asked_to_reconnect_again_and_again_it_takes_its_time()
    {
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Send(Reconnect);
        for (var i = 0; i < 8; i++)
            script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Send(Reconnect);

        await script.RunAsync();

        script
            .Time.Pauses.Where(pause => pause >= TimeSpan.FromSeconds(1))
            .Select(pause => pause.TotalSeconds)
            .Take(8)
            .ShouldBe([1.5, 3, 6, 12, 24, 45, 45, 45]);
    }

    [Fact]
    public async Task An_interrupted_session_is_resumed_after_some_seconds()
    {
        var left = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Send("""{"op":9,"d":true,"s":null,"t":null}""");
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Close(4000);

        await script.RunAsync();

        left.ClosedWith.ShouldBe(4000);
        ShouldResume(next, sequence: 1);
        (next.ConnectedAt - left.ConnectedAt).ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_void_session_is_forgotten_and_a_new_one_begun_at_the_first_address()
    {
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);
        var refused = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send("""{"op":9,"d":false,"s":null,"t":null}""");
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);

        await script.RunAsync();

        refused.ClosedWith.ShouldBe(4000);
        ShouldBeginAnew(next);
        (next.ConnectedAt - refused.ConnectedAt)!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4006)]
    [InlineData(4008)]
    [InlineData(4099)]
    public async Task A_close_that_leaves_the_session_is_followed_by_a_resume(int? code)
    {
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready(sequence: 3)).Close(code);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Close(4000);

        await script.RunAsync();

        ShouldResume(next, sequence: 3);
        script.State.HasGivenUp.ShouldBeFalse();
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_close_that_ends_the_session_is_followed_by_a_new_one(int code)
    {
        var first = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(code);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);

        await script.RunAsync();

        ShouldBeginAnew(next);
        (next.ConnectedAt - first.ConnectedAt)!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task A_close_that_only_the_operator_can_help_with_is_the_end(int code)
    {
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Close(code);
        var never = script.Connection();

        await script.RunAsync();

        never.Address.ShouldBeNull();
        script.Api.Asked.ShouldBe(1);
        script.State.HasGivenUp.ShouldBeTrue();
    }

    [Fact]
    public async Task A_bad_token_is_tried_once()
    {
        script.Api.Status = HttpStatusCode.Unauthorized;
        var never = script.Connection();

        await script.RunAsync();

        never.Address.ShouldBeNull();
        script.Api.Asked.ShouldBe(1);
        script.State.HasGivenUp.ShouldBeTrue();
    }

    [Fact]
    public async Task New_sessions_are_five_seconds_apart_in_any_storm()
    {
        var all = Enumerable
            .Range(0, 12)
            .Select(_ => script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4009))
            .ToList();

        await script.RunAsync();

        foreach (var (earlier, later) in all.Zip(all.Skip(1)))
            (later.ConnectedAt - earlier.ConnectedAt)!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
        (all[^1].ConnectedAt - all[^2].ConnectedAt)!.Value.ShouldBe(
            TimeSpan.FromSeconds(45), "the pauses grow, and stop growing below a minute");
    }

    [Fact]
    public async Task When_no_session_may_be_started_it_waits_until_one_may()
    {
        script.Api.Remaining(0);
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);
        var began = script.Time.GetUtcNow();

        await script.RunAsync();

        (only.ConnectedAt - began).ShouldBe(TimeSpan.FromHours(1));
        script.Api.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task When_the_address_for_resuming_stays_away_a_new_session_is_begun()
    {
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);
        for (var i = 0; i < 5; i++)
            script.Connection().CannotBeReached = true;
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);

        await script.RunAsync();

        ShouldBeginAnew(next);
    }

    [Fact]
    public async Task What_is_told_again_after_a_resume_is_marked()
    {
        static string Told(string id, int sequence) =>
            $$$"""{"op":0,"t":"INTERACTION_CREATE","s":{{{sequence}}},"d":{"id":"{{{id}}}","application_id":"7","type":2,"token":"t","data":{"id":"1","name":"now","type":1} } }""";
        script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Send(Told("11", 2)).Close(4000);
        script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Told("12", 3)).Send(Resumed).Send(Told("13", 4)).Close(4000);

        await script.RunAsync();

        script.Taken.Select(one => (one.Interaction.Id, one.Replayed)).ShouldBe([("11", false), ("12", true), ("13", false)]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"op":10,"d":{},"s":null,"t":null}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-5},"s":null,"t":null}""")]
    public async Task What_cannot_be_read_ends_the_connection_and_not_the_bot(string frame)
    {
        var odd = script.Connection().Send(frame);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready()).Close(4000);

        await script.RunAsync();

        odd.ClosedWith.ShouldBe(4000);
        next.Said.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_ops_and_events_are_passed_over()
    {
        var only = script.Connection().Send(Hello).Expect(GatewayOp.Identify).Send(Ready())
            .Send("""{"op":43,"d":{"x":1},"s":null,"t":null}""").Send("""{"op":0,"t":"SOMETHING_NEW","s":2,"d":[1]}""").Close(4000);
        var next = script.Connection().Send(Hello).Expect(GatewayOp.Resume).Send(Resumed).Close(4000);

        await script.RunAsync();

        only.Said.Count.ShouldBe(1);
        ShouldResume(next, sequence: 2);
    }

    private static void ShouldResume(ScriptedConnection connection, int sequence)
    {
        connection.Address.ShouldBe(new Uri($"{Second}?v=10&encoding=json"));
        var resume = connection.Said.ShouldHaveSingleItem();
        ((int)resume["op"]!).ShouldBe((int)GatewayOp.Resume);
        ((string)resume["d"]!["session_id"]!).ShouldBe("one");
        ((int)resume["d"]!["seq"]!).ShouldBe(sequence);
        ((string)resume["d"]!["token"]!).ShouldBe(Token);
    }

    private static void ShouldBeginAnew(ScriptedConnection connection)
    {
        connection.Address.ShouldBe(new Uri($"{First}?v=10&encoding=json"));
        ((int)connection.Said.ShouldHaveSingleItem()["op"]!).ShouldBe((int)GatewayOp.Identify);
    }

    private async Task StopAsync(Task running)
    {
        await script.Stopping.CancelAsync();
        await running;
    }

    private static async Task<bool> Finished(Task running)
    {
        await running;
        return true;
    }
}
