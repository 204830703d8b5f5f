using GartanChatBot.Chats;
using GartanChatBot.Commands.Access;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Tests.Chats;

/// <summary>A name is erased everywhere: by the operator's word, and by itself when somebody leaves.</summary>
public class ForgettingTests
{
    private const string Group = "telegram:-100200300";

    [Fact]
    public async Task The_command_line_forgets_a_name_and_its_link()
    {
        await using var chats = await LinkedAsync();
        await chats.RestartAsync();

        var unknown = await chats.Bot.RunAsync("forget", "NOBODY, X");
        (unknown.Code, unknown.Error).ShouldBe(
            (1, "Nobody called \"NOBODY, X\" is stored. Give the name as on the rota, such as \"ELM, SJ\"."));

        foreach (var part in (string[])["birch", "B", "BIRCH", "BIRCH, R"])
            (await chats.Bot.RunAsync("forget", part, "--yes")).Error.ShouldBe($"\"{part}\" isn't a whole name; it may be \"BIRCH, RJ\".");

        var shown = await chats.Bot.RunAsync("forget", "BIRCH, RJ");
        shown.Output.ShouldBe(
            "Found BIRCH, RJ: 14 days of K41, 2026-06-09 to 2026-06-22; the link of User 7 (telegram:7). Nothing is erased yet: "
                + "run forget \"BIRCH, RJ\" --yes."
        );
        shown.Code.ShouldBe(1);

        var ran = await chats.Bot.RunAsync("forget", "birch, rj", "--yes");

        ran.Output.ShouldStartWith("Forgotten: BIRCH, RJ, on 14 days and 1 link.");
        ran.Code.ShouldBe(0);
        chats.Get<RotaStore>().DatesOfMember(StationCode.Parse("K41"), "BIRCH, RJ").ShouldBeEmpty();
        chats.Get<People>().All.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_not_done_beside_a_running_service()
    {
        await using var chats = await LinkedAsync();

        var ran = await chats.Bot.RunAsync("forget", "BIRCH, RJ", "--yes");

        ran.Code.ShouldBe(1);
        chats.Get<People>().All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_is_on_no_page_for_a_month_loses_the_link()
    {
        await using var chats = await LinkedAsync();
        var (leaverCleanup, people) = (chats.Get<LeaverCleanup>(), chats.Get<People>());

        // The rota ends on the 22nd: who is on none of its days later is not told by it.
        leaverCleanup.CleanUp(new LocalDate(2026, 8, 1));
        people.All.ShouldHaveSingleItem();

        leaverCleanup.CleanUp(new LocalDate(2026, 6, 9));
        people.All.ShouldHaveSingleItem();

        chats.Get<RotaStore>().ForgetMember("BIRCH, RJ");
        leaverCleanup.CleanUp(new LocalDate(2026, 6, 9));
        people.All.ShouldBeEmpty();
    }

    private static async Task<FernbraeChats> LinkedAsync()
    {
        var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();
        await chats.AskAsync(Group, "7", "/link birch");
        await chats.TapAsync(chats.Notices[0], "Agree");
        return chats;
    }
}
