using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Ends one mute early, or all mutes of this chat.</summary>
internal sealed class UnmuteCommand(MuteStore mutes, AlertCommandContext alerts, QuestionResolver resolver) : IChatCommand
{
    public string Name => "unmute";

    public string Summary => "alerts again";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request["pump"] is { } word && alerts.FindPump(word) is null)
            return ValueTask.FromResult(alerts.UnknownPump(word));

        var pump = request["pump"] is { } named ? alerts.FindPump(named) : null;
        var ended = mutes.Of(request.Conversation, alerts.Now)
            .Where(mute => pump is null || mute.Callsign == pump.Value.Value)
            .Where(mute => mutes.End(request.Conversation, mute.Callsign is { } callsign ? Callsign.Parse(callsign) : null, alerts.Now))
            .Select(mute => MuteText.What(mute.Callsign))
            .ToList();

        return ValueTask.FromResult(ended.Count == 0
            ? Reply.Refusal(pump is null ? "Nothing is muted here." : $"{pump} isn't muted here on its own: /mutes shows what is.")
            : Reply.Of(Tone.Plain, $"Alerts are back: {ListText.Of(ended)}. I'll post one summary if we're short."));
    }
}
