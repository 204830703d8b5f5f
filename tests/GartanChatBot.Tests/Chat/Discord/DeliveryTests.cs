using FakeDiscord;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Settings;
using GartanChatBot.Telemetry;
using Microsoft.Extensions.Logging.Testing;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>What the outbox hands over arrives once, as it should, or fails by what can be done about it.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Create = "POST /channels/*/messages";

    private static readonly Reply Alert = Reply.Of(Tone.Bad, "K41P1 will be off the run today 16:00–17:00").Paragraph("No driver")
        .Buttons(new ReplyButton("Seen", "/seen 4711") { KeepsMessage = true }).Footnote("Gartan 14:18");

    private readonly PauseClock time = new();
    private readonly FakeLogCollector log = new();
    private FakeDiscordServer discord = null!;
    private Channel crew = null!;
    private DiscordPlatform platform = null!;

    private Conversation Here => new("discord", crew.Id);

    public async ValueTask InitializeAsync()
    {
        discord = await FakeDiscordServer.StartAsync(time, abandoned: TestContext.Current.CancellationToken);
        crew = discord.Guild("Fernbrae").Channel("crew");
        platform = Platform();
    }

    public async ValueTask DisposeAsync()
    {
        log.GetSnapshot().ShouldAllBe(record => !record.Message.Contains("juliett") && !$"{record.Exception}".Contains("juliett"));
        await discord.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_a_card_with_buttons_that_calls_nobody()
    {
        var id = await SendAsync(new() { Key = "a1" });

        var message = await crew.MessageAsync();
        message.Id.ShouldBe(id);
        message.Text.ShouldContain("🔴 K41P1 will be off the run today 16:00–17:00");
        message.Buttons.ShouldHaveSingleItem().CustomId.ShouldBe("+/seen 4711");
        message.Pinged.ShouldBeEmpty();
        message.Silent.ShouldBeFalse();
    }

    [Fact]
    public async Task In_quiet_hours_it_makes_no_sound_and_a_role_is_only_called_when_told_to()
    {
        var role = discord.Guild("Fernbrae").Role("pager");
        role.Mentionable = true;

        await SendAsync(new() { Key = "a1", Silent = true });
        await SendAsync(new() { Key = "a2", MentionRole = role.Id });

        var messages = await crew.MessagesAsync(2);
        messages[0].Silent.ShouldBeTrue();
        messages[0].Pinged.ShouldBeEmpty();
        messages[1].Pinged.ShouldBe([role.Id]);
    }

    [Fact]
    public async Task News_answers_the_earlier_message_also_when_that_is_gone()
    {
        var first = await SendAsync(new() { Key = "a1" });
        await SendAsync(new() { Key = "a2", ReplyTo = first });
        await SendAsync(new() { Key = "a3", ReplyTo = "1234567890" });

        (await crew.MessagesAsync(3)).Select(message => message.RepliesTo).ShouldBe([null, first, null]);
    }

    [Fact]
    public async Task An_edit_takes_the_place_of_text_and_buttons_and_a_pin_pins()
    {
        var id = await SendAsync(new() { Key = "a1" });

        await RunAsync(() => platform.EditAsync(Here, id, Reply.Of(Tone.Good, "Covered"), default));
        await RunAsync(() => platform.EditAsync(Here, id, Reply.Of(Tone.Good, "Covered"), default));
        await RunAsync(() => platform.PinAsync(Here, id, default));

        var message = await crew.PinAsync();
        message.Text.ShouldBe("# 🟢 Covered");
        message.Buttons.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_person_is_told_alone_and_the_way_there_is_asked_once()
    {
        var rowan = discord.User("Rowan");

        await SendAsync(new() { Key = "a1" }, platform.DirectTo(rowan.Id));
        await SendAsync(new() { Key = "a2" }, platform.DirectTo(rowan.Id));

        rowan.DirectMessages.Messages.Count.ShouldBe(2);
        discord.Requests.Count(call => call.Named == "POST /users/@me/channels").ShouldBe(1);
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_is_gone()
    {
        var rowan = discord.User("Rowan");
        rowan.TakesDirectMessages = false;

        await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a1" }, platform.DirectTo(rowan.Id)));
        await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a1" }, new("discord", "@../../users/@me")));
        await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a1" }, new("discord", "1/messages/2")));
    }

    [Fact]
    public async Task A_channel_that_is_gone_or_shut_ends_and_says_what_to_do()
    {
        crew.Deny(Permissions.SendMessages);
        (await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a1" }))).Message.ShouldContain("Send Messages");
        crew.Deny(Permissions.EmbedLinks);
        (await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a2" }))).Message.ShouldContain("Embed Links");
        crew.Deny(Permissions.ViewChannel);
        (await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a3" }))).Message.ShouldContain("View Channel");
        discord.Guild("Fernbrae").SendBotAway();
        await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a4" }));
        crew.Delete();
        (await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a5" }))).Message.ShouldContain("deleted");
        discord.Requests.Count.ShouldBe(5, "what is refused is not asked again");
    }

    [Fact]
    public async Task A_message_that_is_gone_is_told_from_a_channel_that_is()
    {
        await Should.ThrowAsync<MessageGoneException>(() => RunAsync(() => platform.EditAsync(Here, "1234567890", Alert, default)));
        await Should.ThrowAsync<MessageGoneException>(() => RunAsync(() => platform.EditAsync(Here, "../1", Alert, default)));
    }

    [Fact]
    public async Task Not_being_allowed_to_pin_does_not_end_a_channel()
    {
        var id = await SendAsync(new() { Key = "a1" });
        crew.Deny(Permissions.PinMessages);

        (
            await Should.ThrowAsync<MessageRefusedException>(() => RunAsync(() => platform.PinAsync(Here, id, default)))
        ).Message.ShouldContain("Pin Messages");
    }

    [Theory]
    [InlineData("user")]
    [InlineData("global")]
    [InlineData("shared")]
    public async Task Turned_away_for_a_moment_it_waits_as_long_as_told(string scope)
    {
        discord.When(Create).TooMany(scope, TimeSpan.FromSeconds(3));

        await SendAsync(new() { Key = "a1" });

        var times = discord.Requests.Where(call => call.Named == Create.Replace("*", "{channel}")).Select(call => call.At).ToList();
        (times[1] - times[0]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
        crew.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Turned_away_for_long_the_outbox_is_told_how_long()
    {
        discord.When(Create).TooMany("user", TimeSpan.FromMinutes(10));

        (await Should.ThrowAsync<RateLimitedException>(() => SendAsync(new() { Key = "a1" }))).RetryAfter.ShouldBe(
            TimeSpan.FromMinutes(10));
        var again = await Should.ThrowAsync<RateLimitedException>(() => SendAsync(new() { Key = "a1" }));

        again.RetryAfter.ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        discord.Requests.Count.ShouldBe(1, "while the channel is shut nothing is asked of it");
    }

    [Fact]
    public async Task Many_messages_keep_to_the_limit_of_the_channel()
    {
        await RunAsync(() =>
            Task.WhenAll(Enumerable.Range(0, 23).Select(i => platform.SendAsync(Here, Alert, new() { Key = $"a{i}" }, default))));

        crew.Messages.Count.ShouldBe(23);
        discord.Requests.ShouldAllBe(call => call.Answer!.Status == 200);
    }

    [Fact]
    public void All_calls_together_keep_to_the_limit_over_everything()
    {
        var limit = new GlobalRateLimiter(time);

        Enumerable.Range(0, 20).Select(_ => limit.TryEnter()).ShouldAllBe(wait => wait == TimeSpan.Zero);
        limit.TryEnter().ShouldBe(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        limit.TryEnter().ShouldBe(TimeSpan.Zero);
        limit.CloseFor(TimeSpan.FromSeconds(5));
        limit.TryEnter().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_there_once()
    {
        discord.When(Create, times: 2).IsTakenButCut();
        await SendAsync(new() { Key = "a1" });
        discord.When(Create).IsTakenButFails();
        await SendAsync(new() { Key = "a2" });

        crew.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_stays_down_leaves_the_outcome_open()
    {
        discord.When(Create, times: 10).Fails(502);

        await Should.ThrowAsync<OutcomeUnknownException>(() => SendAsync(new() { Key = "a1" }));

        discord.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_there_at_all_is_certainly_not_delivered()
    {
        var nowhere = Platform(new("http://127.0.0.1:9/api/v10"));

        await Should.ThrowAsync<NotDeliveredException>(() => RunAsync(() => nowhere.SendAsync(Here, Alert, new() { Key = "a1" }, default)));
    }

    [Fact]
    public async Task A_bad_token_is_tried_once_and_never_again()
    {
        discord.Token = "another";

        await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(new() { Key = "a1" }));
        await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(new() { Key = "a2" }));

        discord.Requests.Count.ShouldBe(1);
        discord.Token = GatewayScript.Token;
    }

    [Fact]
    public async Task Refusals_without_end_are_stopped_long_before_Discord_does()
    {
        discord.RateLimits.Set("POST /channels/{channel}/messages", 5000, TimeSpan.FromMinutes(1));
        crew.Deny(Permissions.SendMessages);
        for (var i = 0; i < 1000; i++)
            await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a" }));

        await Should.ThrowAsync<RateLimitedException>(() => SendAsync(new() { Key = "a" }));
        discord.Requests.Count.ShouldBe(1000);
        time.Advance(TimeSpan.FromMinutes(11));
        await Should.ThrowAsync<TargetGoneException>(() => SendAsync(new() { Key = "a" }));
    }

    [Fact]
    public async Task A_message_of_unknown_outcome_is_found_again_or_sent_again()
    {
        var bookmark = platform.Bookmark(Here);
        var id = await SendAsync(new() { Key = "a1" });

        (await FindAsync("a1", bookmark)).ShouldBeNull("the same nonce is safe for some minutes, and finds it");
        (await SendAsync(new() { Key = "a1" })).ShouldBe(id);
        time.Advance(TimeSpan.FromMinutes(10));
        (await FindAsync("a1", bookmark)).ShouldBe(id);
        var later = platform.Bookmark(Here);
        time.Advance(TimeSpan.FromMinutes(10));
        (await FindAsync("a2", later)).ShouldBeNull("what was posted before is another message");
        crew.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_belongs_to_a_locked_thread_stands_in_its_channel_until_the_thread_is_open_again()
    {
        var thread = discord.Guild("Fernbrae").Thread(crew, "alerts");
        var there = new Conversation("discord", thread.Id);
        thread.IsLocked = true;

        var id = await SendAsync(new() { Key = "a1" }, there);

        var beside = crew.Messages.ShouldHaveSingleItem();
        beside.Content.ShouldBe($"For <#{thread.Id}>, which is archived or locked:");
        await RunAsync(() => platform.EditAsync(there, id, Reply.Of(Tone.Good, "covered"), default));
        beside.Text.ShouldContain("covered");
        time.Advance(TimeSpan.FromMinutes(10));
        (
            await time.RunAsync(
                Task.Run(() =>
                    platform.FindAsync(there, Reply.Of(Tone.Good, "covered"), new() { Key = "a1" }, Snowflake.At(beside.SentAt), default)))
        ).ShouldBe(id);

        thread.IsLocked = false;
        await SendAsync(new() { Key = "a2" }, there);
        thread.Messages.ShouldHaveSingleItem();
        crew.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_in_doubt_is_found_before_hundreds_of_others()
    {
        for (var i = 0; i < 120; i++)
            Chatter(i);
        var bookmark = platform.Bookmark(Here);
        for (var i = 0; i < 120; i++)
            Chatter(i);
        var id = await SendAsync(new() { Key = "a1" });
        for (var i = 0; i < 330; i++)
            Chatter(i);
        time.Advance(TimeSpan.FromMinutes(10));

        (await FindAsync("a1", bookmark)).ShouldBe(id);
    }

    private void Chatter(int number)
    {
        var message = new Message(discord, crew, discord.Guild("Fernbrae").Member("Birch"));
        message.Apply(new() { ["content"] = $"word {number}" });
        crew.Add(message);
    }

    private DiscordPlatform Platform(Uri? api = null) => PlatformOf(discord, time, log, api);

    internal static DiscordPlatform PlatformOf(FakeDiscordServer discord, PauseClock time, FakeLogCollector? log = null, Uri? api = null)
    {
        var options = new DiscordOptions { Token = new Secret(discord.Token), ApiBaseUrl = api ?? discord.Api };
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(RestTransport.UserAgent);
        var transport = new RestTransport(http, options, time, new(0.25), BotMetrics.Off, new FakeLogger<RestTransport>(log));
        return new(new DiscordRest(transport), time);
    }

    private Task<string> SendAsync(SendOptions sendOptions, Conversation? to = null) =>
        time.RunAsync(Task.Run(() => platform.SendAsync(to ?? Here, Alert, sendOptions, default)));

    private Task<string?> FindAsync(string key, string? bookmark) =>
        time.RunAsync(Task.Run(() => platform.FindAsync(Here, Alert, new() { Key = key }, bookmark, default)));

    private Task RunAsync(Func<Task> work) => time.RunAsync(Task.Run(async () =>
    {
        await work();
        return true;
    }));
}
