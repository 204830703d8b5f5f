using FakeDiscord;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Tests.Chat.Discord;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// Discord does not tell who leaves a server, so it is asked: who is in none of the station's servers has nothing from them any more.
/// </summary>
public class DiscordDeparturesTests
{
    [Fact]
    public async Task Whoever_leaves_the_server_loses_link_and_role()
    {
        await using var story = await DiscordStory.BeginAsync(set =>
            set.Bot.Set("Chat:Admins:0", $"discord:{set.Discord.User("Boss").Id}"));
        var (people, boss) = (story.Part<People>(), story.Discord.User("Boss"));
        var (leaver, stayer) = (story.Guild.Member("Elm"), story.Rowan);
        foreach (var (user, member) in ((User, string)[])[(leaver, "ELM, SJ"), (stayer, "GORSE, DW"), (boss, "CEDAR, TM")])
            Link(people, user, member);

        story.Guild.Leaves(leaver);
        await story.Part<DiscordMembership>().LookAsync(TestContext.Current.CancellationToken);

        people.Find(Id(leaver)).ShouldBeNull();
        people.Find(Id(stayer))!.Member.ShouldBe("GORSE, DW");
        people.Find(Id(stayer))!.Role.ShouldBe(ChatRole.Officer);
        Asked(story, leaver).Role.ShouldBe(ChatRole.Stranger);
        Asked(story, stayer).Role.ShouldBe(ChatRole.Officer);
        Asked(story, boss).Role.ShouldBe(ChatRole.Admin, "the configuration says so");
        story
            .Part<AuditStore>()
            .Latest(9)
            .ShouldContain(entry =>
                entry.Target == Id(leaver) && entry.Act.StartsWith("left the chat, which unlinked and is no longer Officer"));
    }

    [Fact]
    public async Task The_service_looks_by_itself_every_half_hour()
    {
        await using var story = await DiscordStory.PrepareAsync(set => set.Bot.Set("Discord:PublicKey", set.Discord.PublicKey));
        story.Bot.HasClockwork = true;
        await story.StartAsync(byGateway: false);
        var people = story.Part<People>();

        foreach (var name in (string[])["Elm", "Birch"])
        {
            var leaver = story.Guild.Member(name);
            Link(people, leaver, "ELM, SJ");
            story.Guild.Leaves(leaver);

            story.Bot.Time.Advance(TimeSpan.FromMinutes(29));
            await story.Service.GetAsync("/health/live");
            people.Find(Id(leaver)).ShouldNotBeNull();

            story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
            await ForgottenAsync(people, leaver);
        }
    }

    [Theory]
    [InlineData("trouble")]
    [InlineData("sent away")]
    [InlineData("in another server")]
    public async Task Nobody_is_put_out_who_may_still_be_in_a_server(string why)
    {
        await using var story = await DiscordStory.BeginAsync(set =>
            set.Bot.Set("Chat:Approved:1", $"discord:{set.Discord.Guild("Skerrow").Channel("crew").Id}"));
        var (people, elm) = (story.Part<People>(), story.Guild.Member("Elm"));
        Link(people, elm, "ELM, SJ");
        story.Guild.Leaves(elm);

        if (why == "in another server")
            story.Discord.Guild("Skerrow").Member(elm);
        else if (why == "sent away")
            story.Guild.SendBotAway();
        else
            story.Discord.When("GET /guilds/*/members/*", times: 9).Fails(503);

        await story.Bot.Time.PassPausesAsync(() => story.Part<DiscordMembership>().LookAsync(TestContext.Current.CancellationToken));

        people.Find(Id(elm))!.Member.ShouldBe("ELM, SJ");
    }

    private static void Link(People people, User user, string member)
    {
        people
            .Approve(Id(user), people.Claim(Id(user), "x", member, "K41").CodeOfClaim()!, "discord:1", asAdministrator: true)
            .ShouldBe(LinkOutcome.Linked);
        people.Grant(Id(user), ChatRole.Officer, "discord:1");
    }

    private static async Task ForgottenAsync(People people, User user)
    {
        while (people.Find(Id(user)) is not null)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static ChatRequest Asked(DiscordStory story, User user) => story.Service.Services.GetRequiredService<Rights>().Admit(new()
    {
        Conversation = new("discord", $"@{user.Id}") { IsPrivate = true },
        Who = new(user.Id, "x"),
        Text = "/me",
    });

    private static string Id(User user) => $"discord:{user.Id}";
}
