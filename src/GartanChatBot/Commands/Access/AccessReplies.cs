using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands.Access;

/// <summary>Replies about approval that several commands share.</summary>
internal static class AccessReplies
{
    public static Reply Welcome { get; } = Reply.Of(Tone.Plain, "✔ This chat is approved.")
        .Paragraph("Set up what I post here in three taps, or just ask.")
        .Buttons(new ReplyButton("Set up", "/setup"), new ReplyButton("Who's on", "/now"), new ReplyButton("Help", "/help"));

    public static Reply NoConversation(string? text) =>
        Reply.Refusal(
            $"I can't read {TypedText.Quoted(text)} as a chat. Send telegram:<id> or discord:<channel id>, as /chats lists them.") with
        {
            Private = true,
        };
}
