using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Tests.Chat.Telegram;
using GartanChatBot.Tests.Chats;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// What somebody has from being in the station's chat ends when they leave it; and what one of the crew may keep from the others.
/// </summary>
public class DeparturesTests
{
    [Theory]
    [InlineData("member", false)]
    [InlineData("administrator", false)]
    [InlineData("administrator", true)]
    public async Task Whoever_leaves_the_group_or_is_removed_loses_link_and_role(string bots, bool isRemoved)
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var (crew, other) = (bot.Telegram.Supergroup("Crew"), bot.Telegram.Supergroup("Not ours"));
        crew.BotStatus = bots;
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var (elm, gorse) = (bot.Telegram.User("Elm"), bot.Telegram.User("Gorse"));
        var people = bot.Service!.Services.GetRequiredService<People>();
        foreach (var (user, member) in ((FakeBotApi.FakeUser, string)[])[(elm, "ELM, SJ"), (gorse, "GORSE, DW")])
            people
                .Approve(
                    $"telegram:{user.Id}", people.Claim($"telegram:{user.Id}", "x", member, "K41").CodeOfClaim()!, "telegram:1",
                    asAdministrator: true)
                .ShouldBe(LinkOutcome.Linked);

        foreach (var user in (FakeBotApi.FakeUser[])[elm, gorse])
            people.Grant($"telegram:{user.Id}", ChatRole.Officer, "telegram:1");

        await bot.SettledAsync(() =>
        {
            gorse.Leaves(other);
            if (isRemoved)
                elm.IsRemovedFrom(crew);
            else
                elm.Leaves(crew);
            return true;
        });

        people.Find($"telegram:{elm.Id}").ShouldBeNull();
        people.Find($"telegram:{gorse.Id}")!.Member.ShouldBe("GORSE, DW");
        people.Find($"telegram:{gorse.Id}")!.Role.ShouldBe(ChatRole.Officer);
        bot.Service.Services.GetRequiredService<Rights>().Admit(new()
        {
            Conversation = new("telegram", $"{elm.Id}") { IsPrivate = true },
            Who = new($"{elm.Id}", "Elm"),
            Text = "/me",
        }).Role.ShouldBe(ChatRole.Stranger);
    }

    [Fact]
    public async Task Crew_may_mute_for_twelve_hours_and_officers_for_seven_days()
    {
        const string group = "telegram:-100200300";
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", group));
        await chats.ReadRotaAsync();
        await chats.TextAsync("telegram:1", FernbraeChats.Boss, "/role telegram:8 officer");

        (await chats.TextAsync(group, "7", "/mute 12h")).ShouldStartWith("Muted until");
        foreach (var text in (string[])["/mute 721m", "/mute 13h P1", "/mute 7d", "/mute till tomorrow 07:00", "mute 2 days"])
            (await chats.TextAsync(group, "7", text)).ShouldBe(
                "Crew can mute for 12 hours at most, officers for 7 days: send /mute 12h, and again when it ends.", text);
        (await chats.TextAsync(group, "7", "/mute")).ShouldEndWith("[1 h: /mute 1h]  [4 h: /mute 4h]  [12 h: /mute 12h]");
        (await chats.TextAsync(group, "8", "/mute 7d")).ShouldStartWith("Muted until");
        (await chats.TextAsync(group, "8", "/mute 8d")).ShouldContain("7 days at most");
    }
}
