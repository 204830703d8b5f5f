using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class FaultTests : FakeTests
{
    [Fact]
    public async Task A_storm_of_429_passes()
    {
        Birch.Starts();
        Fake.Faults.Next("sendMessage", Fault.SlowDown(7), times: 2);

        (await Bot.SendAsync(Birch.Chat, "Hello")).Parameter("retry_after").ShouldBe(7);
        ShouldBeRefused(await Bot.SendAsync(Birch.Chat, "Hello"), 429, "Too Many Requests: retry after 7");
        ((int)(await Bot.SendAsync(Birch.Chat, "Hello")).Status).ShouldBe(200);
        Fake.Faults.Struck.ShouldBe(2);
    }

    [Fact]
    public async Task A_proxy_answers_with_a_page()
    {
        Fake.Faults.Next("*", Fault.Html(502));
        var answer = await Bot.AskAsync("getMe");

        ((int)answer.Status).ShouldBe(502);
        answer.Body["html"]!.GetValue<string>().ShouldContain("<html>");
    }

    [Fact]
    public async Task A_refusal_of_ones_own_choice()
    {
        Fake.Faults.Next("getMe", Fault.Refusal(401, "Unauthorized"));
        ShouldBeRefused(await Bot.AskAsync("getMe"), 401, "Unauthorized");
    }

    [Fact]
    public async Task A_connection_breaks_before_the_message_is_taken()
    {
        Birch.Starts();
        Fake.Faults.Next("sendMessage", Fault.CutBefore);

        await Should.ThrowAsync<HttpRequestException>(() => Bot.SendAsync(Birch.Chat, "Hello"));
        Birch.Chat.FromBot.ShouldBeEmpty();
        Fake.Calls.ShouldHaveSingleItem().Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_breaks_after_the_message_is_taken()
    {
        Birch.Starts();
        Fake.Faults.Next("sendMessage", Fault.CutAfter);

        await Should.ThrowAsync<HttpRequestException>(() => Bot.SendAsync(Birch.Chat, "Hello"));
        Birch.Chat.FromBot.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_connection_breaks_in_the_middle_of_the_answer()
    {
        Birch.Starts();
        Fake.Faults.Next("sendMessage", Fault.CutInMidAnswer);

        await Should.ThrowAsync<HttpRequestException>(() => Bot.SendAsync(Birch.Chat, "Hello"));
        Birch.Chat.FromBot.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_is_held_until_it_is_released()
    {
        Birch.Starts();
        Task<Answered> sending;
        using (Fake.Faults.Hold("sendMessage"))
        {
            sending = Bot.SendAsync(Birch.Chat, "Hello");
            await Fake.UntilAsync(() => Fake.Calls.Count == 1, "the call came");
            Birch.Chat.FromBot.ShouldBeEmpty();
        }

        ((int)(await sending).Status).ShouldBe(200);
        Birch.Chat.FromBot.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_is_held_after_the_message_was_taken()
    {
        Birch.Starts();
        var release = new TaskCompletionSource();
        Fake.Faults.Next("sendMessage", Fault.HoldAnswerUntil(release.Task));
        var sending = Bot.SendAsync(Birch.Chat, "Hello");
        await Fake.NextMessageAsync(Birch.Chat);
        sending.IsCompleted.ShouldBeFalse();

        release.SetResult();
        ((int)(await sending).Status).ShouldBe(200);
    }

    [Fact]
    public async Task A_call_that_hangs_keeps_nobody_from_ending()
    {
        Fake.Faults.Next("getMe", Fault.Hang);
        var asking = Bot.AskAsync("getMe");
        await Fake.UntilAsync(() => Fake.Calls.Count == 1, "the call came");
        await Fake.DisposeAsync();

        await Record.ExceptionAsync(() => asking);
    }

    [Fact]
    public async Task A_fault_can_be_for_one_chat_only_and_be_lifted()
    {
        var (crew, other) = (Fake.Group("Fernbrae crew"), Fake.Group("Another crew"));
        using (Fake.Faults.Always("sendMessage", Fault.Html(500), crew))
        {
            ((int)(await Bot.SendAsync(crew, "Hello")).Status).ShouldBe(500);
            ((int)(await Bot.SendAsync(other, "Hello")).Status).ShouldBe(200);
        }

        ((int)(await Bot.SendAsync(crew, "Hello")).Status).ShouldBe(200);
    }
}
