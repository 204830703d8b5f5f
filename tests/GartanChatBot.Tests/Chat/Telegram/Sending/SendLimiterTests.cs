using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chat.Telegram.Sending;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Chat.Telegram.Sending;

/// <summary>Telegram's limits are kept on the injected clock.</summary>
public class SendLimiterTests
{
    private readonly FakeTimeProvider time = new();
    private readonly SendLimiter turns;

    public SendLimiterTests() => turns = new(SendLimits.OfTelegram, time);

    [Theory]
    [InlineData(4711, 3, 1, 3)]
    [InlineData(4711, 10, 1, 3)]
    [InlineData(4711, 100, 60, 60)]
    [InlineData(-4711, 100, 60, 18)]
    [InlineData(-1001234567890, 100, 60, 18)]
    public async Task A_chat_gets_no_more_than_its_share(long chat, int wanted, int seconds, int sent)
    {
        var done = 0;
        var sending = Enumerable.Range(0, wanted).Select(_ => SendAsync(new(chat, null), () => Interlocked.Increment(ref done))).ToArray();

        for (var second = 0; second < seconds; second++)
        {
            await SettleAsync();
            if (second < seconds - 1)
                time.Advance(TimeSpan.FromSeconds(1));
        }

        done.ShouldBeInRange(Math.Min(wanted, sent) - 3, Math.Min(wanted, sent) + 2);
        (done <= (chat > 0 ? seconds + 2 : 18)).ShouldBeTrue($"{done}");
        _ = sending;
    }

    [Fact]
    public async Task All_chats_together_stay_below_thirty_a_second()
    {
        var done = 0;
        var sending = Enumerable.Range(1, 100).Select(chat => SendAsync(new(chat, null), () => Interlocked.Increment(ref done))).ToArray();

        await SettleAsync();
        done.ShouldBe(25);
        time.Advance(TimeSpan.FromSeconds(1));
        await SettleAsync();
        done.ShouldBe(50);
        time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(sending).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_pause_holds_one_chat_and_no_other()
    {
        turns.Pause(new(4711, null), TimeSpan.FromSeconds(30));

        turns.WaitOf(new(4711, 7)).ShouldBe(TimeSpan.FromSeconds(30));
        turns.WaitOf(new(4712, null)).ShouldBe(TimeSpan.Zero);
        var waiting = SendAsync(new(4711, null), () => { });
        await SendAsync(new(4712, null), () => { });
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(30));
        await waiting;
    }

    [Fact]
    public async Task One_message_at_a_time_goes_to_a_chat()
    {
        var first = await turns.TakeAsync(new(4711, null), TestContext.Current.CancellationToken);
        var second = turns.TakeAsync(new(4711, 3), TestContext.Current.CancellationToken);

        second.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_place_to_the_next()
    {
        turns.Pause(new(4711, null), TimeSpan.FromHours(1));
        using var giveUp = new CancellationTokenSource();
        var first = turns.TakeAsync(new(4711, null), giveUp.Token);
        var second = turns.TakeAsync(new(4711, null), TestContext.Current.CancellationToken);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        time.Advance(TimeSpan.FromHours(1));

        (await second.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Dispose();
    }

    private async Task SendAsync(TelegramTarget place, Action send)
    {
        using var turn = await turns.TakeAsync(place, TestContext.Current.CancellationToken);
        send();
    }

    /// <summary>Lets everything run that does not wait for the clock.</summary>
    private static async Task SettleAsync()
    {
        for (var turn = 0; turn < 500; turn++)
            await Task.Yield();
    }
}
