using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Lists this chat's mutes, with end and author.</summary>
internal sealed class MutesCommand(MuteStore mutes, AlertCommandContext alerts) : IChatCommand
{
    private const int MaxButtons = 5;

    public string Name => "mutes";

    public string Summary => "what is muted here";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.ThisChat;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var held = mutes.Of(request.Conversation, alerts.Now);
        if (held.Count == 0)
            return ValueTask.FromResult(Reply.Of(Tone.Plain, "Nothing is muted here."));

        var words = alerts.WordsFor(request);
        return ValueTask.FromResult(
            Reply
                .Of(Tone.Plain, "Muted here:")
                .Bullets([
                    .. held.Select(mute => new Bullet([
                        $"{MuteText.What(mute.Callsign)} until ", words.When(mute.Until),
                        $" by {alerts.Called(request, mute.ById, mute.By)}{Reason(mute)}",
                    ])),
                ])
                .Buttons(
                    held.Take(MaxButtons)
                        .Select(mute => new ReplyButton(
                            mute.Callsign is { } pump ? $"Unmute {pump}" : "Unmute all", $"/unmute {mute.Callsign}".TrimEnd()))));
    }

    private static string Reason(Mute mute) => mute.Reason is { } why ? $": {why}" : "";
}
