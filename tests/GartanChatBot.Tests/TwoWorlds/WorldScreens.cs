using GartanChatBot.Alerts.Messages;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Stations;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>What the bot shows unasked: the pinned board and the digests of the chat that is about one world alone.</summary>
internal sealed class WorldScreens(WorldsBot bot)
{
    public static readonly IReadOnlyList<string> All = ["pinned board", MessageKind.Daily, MessageKind.Sunday];

    /// <summary>Each station has a chat that hears of it alone, digests also when they have nothing to tell.</summary>
    public static void Furnish(WorldsBot bot)
    {
        foreach (var code in bot.Services.GetRequiredService<StationCatalogue>().All.Select(station => station.Code))
            Furnish(bot, code);
    }

    private static void Furnish(WorldsBot bot, StationCode code)
    {
        var chat = WorldsBot.ChatOf(code.Value);
        bot.Services.GetRequiredService<ChatDirectory>().Change(chat, known => known with
        {
            Station = code.Value,
            QuietHours = "",
            DigestAlways = true,
            Kinds = known.Kinds | AlertKinds.DailyDigest | AlertKinds.SundayDigest,
            LookAhead = NodaTime.Duration.FromDays(3),
        });
    }

    /// <summary>Null when it is held back: nothing is said then.</summary>
    public WorldAnswer? Show(string screen, RotaWorld world)
    {
        var code = world.Station.Code;
        var chat = WorldsBot.ChatOf(code.Value);
        var reply = screen == All[0]
            ? bot.Services.GetRequiredService<BoardRenderer>().Write(chat)
            : bot.Services.GetRequiredService<DigestReply>().Of(Digest(screen, chat.ToString()), bot.Now).Reply;

        return reply is null ? null : WorldAnswer.Of(reply, code);
    }

    private OutboxMessage Digest(string kind, string chat) =>
        new()
        {
            Id = $"{kind}|{chat}",
            Conversation = chat,
            Kind = kind,
            QueuedAt = bot.Now,
            Due = bot.Now,
        };
}
