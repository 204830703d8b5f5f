using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Commands;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>
/// People in the chats who now and then want silence, or say that they have seen it. They say so to the bot, and the second opinion hears
/// it.
/// </summary>
internal sealed class RestlessReaders(ExpectedAlerts expected, IReadOnlyList<string> chats, int seed)
{
    private readonly Random random = new(seed);

    public int Mutes { get; private set; }

    public int Sightings { get; private set; }

    /// <summary>What may happen in five minutes.</summary>
    public async Task ActAsync(CommandRouter router, Instant now)
    {
        foreach (var chat in chats)
        {
            if (random.NextDouble() < 1.0 / 400 && !expected.IsMuted(chat, now))
                await MuteAsync(router, chat, now);

            if (random.NextDouble() < 1.0 / 60 && expected.ToldOf(chat) is { Count: > 0 } told)
                await SeeAsync(router, chat, told[random.Next(told.Count)]);
        }
    }

    private async Task MuteAsync(CommandRouter router, string chat, Instant now)
    {
        Mutes++;
        var hours = 1 + random.Next(12);
        expected.Mute(chat, now + Duration.FromHours(hours));
        await SayAsync(router, chat, random.Next(2) == 0 ? $"/mute {hours}h" : $"/mute {hours}h K41P1 drill night");
    }

    private async Task SeeAsync(CommandRouter router, string chat, string gap)
    {
        Sightings++;
        expected.See(chat, gap);
        await SayAsync(router, chat, $"/seen {KnownGap.HandleOf(gap)}");
    }

    private static async Task SayAsync(CommandRouter router, string chat, string words)
    {
        Conversation.TryParse(chat, out var conversation).ShouldBeTrue();
        var request = new ChatRequest { Conversation = conversation!, Who = new("reader", "Birch"), Text = words };
        (await router.AnswerAsync(request, TestContext.Current.CancellationToken)).ShouldNotBeNull().Answered.ShouldBeTrue(words);
    }
}
