using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The configuration says something else of a station at the next start. Tuesday 9 June 2026 from 14:18.</summary>
public class StationChangesTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");

    [Fact]
    public async Task A_new_code_for_the_same_brigade_is_a_rename_and_nothing_is_told_anew()
    {
        await using var world = await ToldOfAGapAsync();
        var read = world.Services.GetRequiredService<RotaStore>().DatesRead(StationCode.Parse("K41")).Count;
        world.Bot.Set("Stations:0:Code", "F01");
        world.Bot.Set("Stations:0:BrigadeName", "K41");

        await world.RestartAsync();
        world
            .Services.GetRequiredService<RotaStore>()
            .DatesRead(StationCode.Parse("F01"))
            .Count.ShouldBe(read, "what was read is known under the new code");
        world.Services.GetRequiredService<RotaStore>().Stations.ShouldBe([StationCode.Parse("F01")]);
        (await world.AskAsync(AlertWorld.Chat, Boss, "/now")).ShouldContain("on the run", customMessage: "before anything is read again");
        await world.MinutesAsync(30);
        world.Platform.Posts.ShouldHaveSingleItem();
        (await world.AskAsync(AlertWorld.Chat, Boss, "/board")).ShouldContain("K41P1");

        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(10);
        world.Platform.Texts[^1].ShouldContain("K41P1 covered: today 18:00–19:00");
        world.Platform.Posts.Count.ShouldBe(2);

        await world.RestartAsync();
        await world.MinutesAsync(20);
        world.Platform.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_station_that_leaves_is_told_once_and_nothing_of_it_stays_as_the_last_word()
    {
        await using var world = await ToldOfAGapAsync();
        world.Bot.Set("Stations:0:Code", "R12");
        world.Bot.Set("Stations:0:BrigadeId", "1207");

        await world.RestartAsync();
        await world.MinutesAsync(20);

        world.Platform.Texts[0].ShouldStartWith("⚪ K41P1 is no longer read");
        world.Platform.Texts[0].ShouldNotContain("will be off the run");
        var notice = world.Platform.Posts[1];
        notice.Text.ShouldStartWith("I no longer read K41: it was removed from my settings.");
        notice.Buttons.ShouldHaveSingleItem().Label.ShouldBe("Follow R12");
        world.Platform.Posts.Skip(2).ShouldAllBe(post => post.Text.Contains("R12"));

        var board = await world.AskAsync(AlertWorld.Chat, Boss, "/board");
        board.ShouldStartWith("⚪ K41 is no longer read");
        board.ShouldNotContain("R12");
        (await world.AskAsync(AlertWorld.Chat, Boss, "/now")).ShouldNotContain("on the run");

        await world.RestartAsync();
        await world.MinutesAsync(5);
        world.Platform.Texts.Count(text => text.Contains("no longer read K41")).ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_time_zone_is_no_news()
    {
        await using var world = await ToldOfAGapAsync();
        world.Bot.Set("Stations:0:TimeZone", "Europe/Paris");

        await world.RestartAsync();
        await world.MinutesAsync(20);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("18:00–19:00");

        world.DriverBack(Six, Six.PlusHours(1));
        await world.MinutesAsync(10);
        world.Platform.Texts[^1].ShouldContain("K41P1 covered: today 18:00–19:00");
        world.Platform.Posts.Count.ShouldBe(2);
    }

    private static async Task<AlertWorld> ToldOfAGapAsync()
    {
        var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        Conversation.TryParse(AlertWorld.Chat, out var place).ShouldBeTrue();
        world.Services.GetRequiredService<ChatDirectory>().Change(place!, chat => chat with { Station = "K41" });
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(10);
        world.Platform.Posts.ShouldHaveSingleItem().Text.ShouldContain("K41P1 will be off the run today 18:00–19:00");
        world.Services.GetRequiredService<ShortageStore>().All().ShouldHaveSingleItem();
        return world;
    }
}
