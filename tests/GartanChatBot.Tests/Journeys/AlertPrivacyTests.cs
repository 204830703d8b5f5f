using GartanChatBot.Chat;
using GartanChatBot.Chats;
using LiteDB;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>What alerts hold of somebody is told to them, and erased when they say so. Tuesday 9 June 2026 from 14:18.</summary>
public class AlertPrivacyTests
{
    private const string Alone = "paper:@4711";

    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");
    private static readonly ChatUser Wren = new("4711", "Wren Fairweather");
    private static readonly ChatUser Longer = new("47110", "Robin");

    [Fact]
    public async Task Everything_is_told_to_whom_it_is_about_and_to_nobody_else()
    {
        await using var world = await KnownAsync();

        var told = await world.AskAsync(AlertWorld.Chat, Wren, "/mydata");

        told.ShouldContain("1, with your name as the one who muted");
        told.ShouldContain("1, with your name as the one who saw a shortage");
        told.ShouldContain("1, to cover, with your name");
        told.ShouldContain("1, to administrators about you");
        told.ShouldContain($"of {Alone}");
        (await world.AskAsync(AlertWorld.Chat, new("1", "Somebody else"), "/mydata")).ShouldContain("I have nothing stored about you.");
    }

    [Fact]
    public async Task Whoever_is_forgotten_leaves_no_trace_in_the_file()
    {
        await using var world = await KnownAsync();

        (await world.AskAsync(AlertWorld.Chat, Wren, "/forgetme yes")).ShouldContain("✔ Forgotten.");

        (await world.AskAsync(AlertWorld.Chat, Wren, "/mydata")).ShouldContain("I have nothing stored about you.");
        (await world.AskAsync(AlertWorld.Chat, Boss, "/mutes")).ShouldContain("by somebody: drill night");
        await world.MinutesAsync(3);
        world.Platform.Texts[0].ShouldContain("Seen by somebody");
        world.Platform.Texts[0].ShouldNotContain("offers 18:00");
        await world.StopAsync();
        var file = Everything(world.Bot.DatabasePath);
        file.ShouldNotContain("Fairweather");
        file.ShouldNotMatch(@"[:@|]4711\b");
        file.ShouldContain("47110", customMessage: "somebody whose number begins alike is still known");
    }

    [Fact]
    public async Task What_was_muted_seen_and_offered_goes_on_for_the_others()
    {
        await using var world = await KnownAsync();
        await world.AskAsync(AlertWorld.Chat, Wren, "/forgetme yes");
        world.NoDriver(Six.PlusHours(3), Six.PlusHours(4));
        var before = world.Platform.Posts.Count;

        await world.MinutesAsync(30);
        world.Platform.Posts.Count.ShouldBe(before, "the mute holds");
        await world.RestartAsync();
        await world.MinutesAsync(120);

        world.Platform.Posts.Skip(before).Where(post => post.Text.Contains("off the run soon")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_seen_that_got_worse_leaves_no_mark_of_who_it_was()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        await world.TapAsync(world.Platform.Posts[0], Wren, "Seen");
        world.NoDriver(Six, Six.PlusHours(3));
        await world.MinutesAsync(20);

        foreach (var records in world.Services.GetServices<IPersonalRecords>())
            records.CleanUp(new(2026, 6, 9));

        (await world.AskAsync(AlertWorld.Chat, Wren, "/mydata")).ShouldContain("I have nothing stored about you.");
    }

    [Fact]
    public async Task A_chat_that_moves_takes_along_who_has_seen_what()
    {
        await using var world = await AlertWorld.StartAsync();
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        await world.TapAsync(world.Platform.Posts[0], Wren, "Seen");
        await world.MinutesAsync(1);

        world.Services.GetRequiredService<ConversationEvents>().Moved(new("paper", "1"), new("paper", "2"));
        await world.AskAsync("paper:2", Wren, "/forgetme yes");
        await world.StopAsync();

        Everything(world.Bot.DatabasePath).ShouldNotContain("Fairweather");
    }

    /// <summary>Wren is linked, muted for a while, has seen and offered, and set up a private chat; Robin asked to be linked.</summary>
    private static async Task<AlertWorld> KnownAsync()
    {
        var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        await world.MinutesAsync(4);
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        var alert = world.Platform.Posts.ShouldHaveSingleItem();

        // Said in a topic, it is the chat's all the same.
        (await world.AskAsync($"{AlertWorld.Chat}/7", Wren, "/seen")).ShouldContain("Seen by Wren Fairweather");
        (await world.TapAsync(alert, Wren, "I can cover")).ShouldContain("Thank you");
        (await world.AskAsync(AlertWorld.Chat, Wren, "/mute 2h drill night")).ShouldContain("by Wren Fairweather");
        await world.AskAsync(AlertWorld.Chat, Longer, "/link cedar");
        await world.LinkAsync(Wren, "fern", Boss);
        await world.AskAsync(Alone, Wren, "/alerts kinds soon off");
        await world.AskAsync(Alone, Wren, "/alerts test");
        await world.MinutesAsync(2);
        return world;
    }

    private static string Everything(string path)
    {
        using var file = new LiteDatabase($"Filename={path};ReadOnly=true");
        return string.Join(
            '\n',
            file.GetCollectionNames()
                .SelectMany(name => file.GetCollection(name).FindAll().Select(document => $"{name}: {JsonSerializer.Serialize(document)}"))
        );
    }
}
