namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>The pretend Discord as tests use it.</summary>
public class StoryTests
{
    private const string Quiet = "\"allowed_mentions\":{\"parse\":[]}";

    [Fact]
    public async Task A_question_is_asked_answered_and_its_button_pressed()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        await bot.CallbackAsync(asked, $$$"""
            {"type":4,"data":{"embeds":[{"title":"K41P1","description":"on the run"}],{{{Quiet}}},
            "components":[{"type":1,"components":[{"type":2,"style":2,"label":"Why","custom_id":"why K41P1"}]}]}}
            """);
        var reply = await asked.ReplyAsync();
        var pressed = bot.Rowan.Presses(reply, "Why");
        var heard = await bot.HearAsync();
        await bot.CallbackAsync(pressed, $$$"""{"type":7,"data":{"content":"4 riders","embeds":[],"components":[],{{{Quiet}}}}}""");
        var why = await pressed.ReplyAsync();

        reply.ShouldBeSameAs(why);
        heard!["d"]!["data"]!["custom_id"]!.ToString().ShouldBe("why K41P1");
        why.Text.ShouldBe("4 riders");
        why.Edits.ShouldBe(1);
        bot.Crew.Messages.ShouldBe([why]);
    }

    [Fact]
    public async Task A_late_answer_fills_the_placeholder_for_one_pair_of_eyes()
    {
        await using var bot = await RawBot.StartAsync();
        var asked = await bot.AskedAsync();

        (await bot.CallbackAsync(asked, """{"type":5,"data":{"flags":64}}""")).Status.ShouldBe(204);
        asked.IsWaiting.ShouldBeTrue();
        bot.Time.Advance(TimeSpan.FromMinutes(14));
        await bot.WebhookAsync(HttpMethod.Patch, asked, "/messages/@original", $$"""{"content":"Only for you",{{Quiet}}}""");

        (await asked.ReplyAsync()).Ephemeral.ShouldBeTrue();
        bot.Crew.Messages.ShouldBeEmpty();
        bot.Crew.Ephemerals.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Half_a_word_is_completed()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync(RawBot.Pump);
        await bot.BeginAsync();

        var typing = bot.Rowan.Types(bot.Crew, "pump", "pump", "K4");
        await bot.CallbackAsync(typing, """{"type":8,"data":{"choices":[{"name":"K41P1 (Fernbrae)","value":"K41P1"}]}}""");

        (await typing.ChoicesAsync()).ShouldBe([("K41P1 (Fernbrae)", "K41P1")]);
    }

    [Fact]
    public async Task A_message_is_sent_edited_and_pinned()
    {
        await using var bot = await RawBot.StartAsync();
        var watch = bot.Discord.Guild("Fernbrae").Role("Watch");
        watch.Mentionable = true;

        var sent = await bot.SayAsync(
            $$$"""{"content":"<@&{{{watch.Id}}}> off the run","flags":4096,"nonce":"gap-1","enforce_nonce":true,"allowed_mentions":{"roles":["{{{watch.Id}}}"]}}"""
        );
        var path = $"/channels/{bot.Crew.Id}/messages/{sent.Body!["id"]}";
        await bot.SendAsync(HttpMethod.Patch, path, $$"""{"content":"back on",{{Quiet}}}""");
        (await bot.SendAsync(HttpMethod.Put, $"/channels/{bot.Crew.Id}/messages/pins/{sent.Body!["id"]}")).Status.ShouldBe(204);

        var message = await bot.Crew.PinAsync();
        message.Silent.ShouldBeTrue();
        message.Pinged.ShouldBe([watch.Id]);
        message.Versions.Select(version => version["content"]!.ToString()).ShouldBe([$"<@&{watch.Id}> off the run", "back on"]);
        message.IsPinned.ShouldBeTrue();
    }
}
