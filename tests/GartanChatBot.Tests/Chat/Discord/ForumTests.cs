using FakeDiscord;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>A forum takes no messages: what is told to it stands in one post that the bot opens there.</summary>
public sealed class ForumTests : IAsyncLifetime
{
    private static readonly Reply Alert = Reply.Of(Tone.Bad, "K41P1 will be off the run today 16:00–17:00");

    private readonly PauseClock time = new();
    private FakeDiscordServer discord = null!;
    private Channel forum = null!;
    private DiscordPlatform platform = null!;

    private Guild Fernbrae => discord.Guild("Fernbrae");

    /// <summary>The bot's posts.</summary>
    private IEnumerable<Channel> Posts =>
        Fernbrae.Channels.Where(channel => channel.Owner == discord.Bot && channel is { IsDeleted: false });

    public async ValueTask InitializeAsync()
    {
        discord = await FakeDiscordServer.StartAsync(time, abandoned: TestContext.Current.CancellationToken);
        forum = Fernbrae.Forum("station");
        Fernbrae.Thread(forum, "somebody else's", Fernbrae.Member("Elm"));
        platform = DeliveryTests.PlatformOf(discord, time);
    }

    public ValueTask DisposeAsync() => discord.DisposeAsync();

    [Fact]
    public async Task News_for_a_forum_stand_in_one_post_of_the_bot_also_after_a_restart()
    {
        var first = await SendAsync("a1");
        platform = DeliveryTests.PlatformOf(discord, time);
        var second = await SendAsync("a2", replyTo: first);

        var post = Posts.ShouldHaveSingleItem();
        post.Parent.ShouldBe(forum);
        post.Messages.Select(message => $"{post.Id}/{message.Id}").Skip(1).ShouldBe([first, second]);
        post.Messages[0].Content.ShouldStartWith("The station's availability news for this forum");
        post.Messages[2].RepliesTo.ShouldBe(post.Messages[1].Id);

        await time.RunAsync(Task.Run(async () =>
        {
            await platform.EditAsync(Place(forum), first, Reply.Of(Tone.Good, "covered"), default);
            return true;
        }));
        post.Messages[1].Text.ShouldContain("covered");
    }

    [Fact]
    public async Task A_message_in_doubt_is_looked_for_in_the_post_and_no_post_is_opened_for_that()
    {
        var bookmark = platform.Bookmark(Place(forum));
        time.Advance(TimeSpan.FromMinutes(10));
        (await FindAsync("a1", bookmark)).ShouldBeNull();
        Posts.ShouldBeEmpty();

        bookmark = platform.Bookmark(Place(forum));
        var id = await SendAsync("a1");
        time.Advance(TimeSpan.FromMinutes(10));
        platform = DeliveryTests.PlatformOf(discord, time);
        (await FindAsync("a1", bookmark)).ShouldBe(id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_that_somebody_closed_is_left_for_another(bool isDeleted)
    {
        await SendAsync("a1");
        var closed = Posts.Single();
        if (isDeleted)
            closed.Delete();
        else
            closed.IsLocked = true;

        await Should.ThrowAsync<NotDeliveredException>(() => SendAsync("a2"));
        await SendAsync("a2");

        Posts.Except([closed]).ShouldHaveSingleItem().Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_belongs_to_a_locked_post_stands_in_the_bots_post_until_it_is_open_again()
    {
        var alerts = Fernbrae.Thread(forum, "alerts", Fernbrae.Member("Elm"));
        alerts.IsLocked = true;

        var id = await SendAsync("a1", alerts);

        var post = Posts.ShouldHaveSingleItem();
        post.Messages[1].Content.ShouldBe($"For <#{alerts.Id}>, which is archived or locked:");
        id.ShouldBe($"{post.Id}/{post.Messages[1].Id}");
        time.Advance(TimeSpan.FromMinutes(10));
        (await FindAsync("a1", Snowflake.At(post.Messages[1].SentAt), alerts)).ShouldBe(id);

        alerts.IsLocked = false;
        await SendAsync("a2", alerts);
        alerts.Messages.ShouldHaveSingleItem();
        post.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_forum_that_wants_tags_takes_nothing_for_now_and_says_what_to_do()
    {
        forum.WantsTags = true;
        (await Should.ThrowAsync<PlaceClosedException>(() => SendAsync("a1"))).Message.ShouldContain(
            "Open a post in it, and send /setup there");

        forum.WantsTags = false;
        await SendAsync("a1");
        Posts.ShouldHaveSingleItem().Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_told_twice_when_the_answer_to_the_opening_is_lost()
    {
        discord.When("POST /channels/*/threads").IsTakenButCut();

        await Should.ThrowAsync<NotDeliveredException>(() => SendAsync("a1"));
        await SendAsync("a1");

        Posts.ShouldHaveSingleItem().Messages.Count.ShouldBe(2);
    }

    private static Conversation Place(Channel channel) => new("discord", channel.Id);

    private Task<string> SendAsync(string key, Channel? to = null, string? replyTo = null) =>
        time.RunAsync(
            Task.Run(() =>
                platform.SendAsync(Place(to ?? forum), Alert, new() { Key = key, ReplyTo = replyTo }, TestContext.Current.CancellationToken)
            ));

    private Task<string?> FindAsync(string key, string? bookmark, Channel? at = null) => time.RunAsync(Task.Run(
        () => platform.FindAsync(Place(at ?? forum), Alert, new() { Key = key }, bookmark, TestContext.Current.CancellationToken)));
}
