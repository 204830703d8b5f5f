using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>Replies of the router in place of a command's answer.</summary>
internal static class RouterReplies
{
    public static Reply TooMany { get; } =
        Reply.Refusal("That is a lot of questions in one minute – I'll answer again shortly.") with { Private = true };

    /// <summary>Refusal of a state-changing command on a read-only connection.</summary>
    public static Reply OnlyReads { get; } =
        Reply.Refusal("That command changes something, and this connection is read-only.") with
        {
            Private = true,
        };

    public static Reply TooLong(int most) =>
        Reply.Refusal($"That's too long for me: please ask in a sentence or two, with at most {most} characters.");

    public static Reply OwnAccountOnly { get; } =
        Reply.Refusal("That's about one person, and you're posting as the chat: ask from your own account.");

    public static Reply Forwarded { get; } = Reply.Refusal("That was forwarded, so I didn't do it: send it yourself.");

    public static Reply Corrected { get; } =
        Reply.Refusal("Not done: I answer an edited question again, but I don't carry out an edited command. Please send it again.");

    public static Reply TappedLate { get; } =
        Reply.Refusal("I was offline and can't tell when you tapped that, so I didn't do it. Please tap again.") with { Private = true };

    public static Reply DiskFault { get; } =
        Reply.Refusal(
            "I can't save anything just now (disk error), so I didn't do that. Questions still work, and my administrators know.");

    public static Reply NotForYou(IChatCommand command) =>
        Reply.Refusal($"/{command.Name} is for {(command.LeastRole is ChatRole.Officer ? "officers and " : "")}administrators.") with
        {
            Private = true,
        };

    public static Reply Missing(IChatCommand command, CommandParameter parameter) =>
        Reply.Refusal($"/{command.Name} also needs: {parameter.Summary}.");

    /// <summary>Refuses words that match no parameter: ignoring them would answer another question than the one asked.</summary>
    public static Reply NotTaken(IChatCommand command, string words)
    {
        var takes = string.Join("; ", command.Parameters.Select(parameter => parameter.Summary));
        return Reply.Refusal(takes.Length > 0
            ? $"I don't know {TypedText.Quoted(words)} here. /{command.Name} accepts: {takes}."
            : $"/{command.Name} works on its own: I don't know what to do with {TypedText.Quoted(words)}.");
    }

    public static Reply Failure(string errorId) =>
        Reply.Refusal($"Something went wrong on my side. Error {errorId} – please tell the person who runs me.");
}
