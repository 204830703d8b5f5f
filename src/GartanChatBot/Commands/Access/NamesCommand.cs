using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Access;

/// <summary>Sets the style of names in this chat, and whether ranks are shown.</summary>
internal sealed class NamesCommand(ChatDirectory chats) : IChatCommand
{
    private static readonly (string Word, NameStyle Style, string Shown)[] Styles =
    [
        ("full", NameStyle.Full, "surname and initials"),
        ("short", NameStyle.Short, "surnames"),
        ("initials", NameStyle.Initials, "initials"),
        ("roles", NameStyle.Roles, "ranks in place of names"),
        ("none", NameStyle.None, "no names and no ranks"),
    ];

    public string Name => "names";

    public string Summary => "how names are shown in this chat";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.ThisChat;

    public bool ForOfficers => true;

    public IReadOnlyList<CommandParameter> Parameters =>
        [
            new("style", "full, short, initials, roles or none")
            {
                Choices = [.. Styles.Select(style => style.Word)],
                Accepts = (_, word) => StyleOf(word) is not null,
            },
            new("ranks", "on or off") { Choices = ["on", "off"] },
        ];

    public static string WordOf(NameStyle style) => Styles.First(known => known.Style == style).Word;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.Role is ChatRole.Operator)
            return ValueTask.FromResult(Reply.Refusal("The console always shows names; each chat has its own setting."));

        var (style, ranks) = (request["style"] is { } word ? StyleOf(word) : null, RanksOf(request["ranks"]));
        if ((request["style"] ?? request["ranks"]) is { } given && style is null && ranks is null)
            return ValueTask.FromResult(
                Reply.Refusal(
                    $"I can't read {TypedText.Quoted(given)}. Send full, short, initials, roles or none, and ranks on or off."));

        var changed = style is null && ranks is null
            ? chats.SettingsOf(request.Conversation)
            : chats.Change(request.Conversation, chat => chat with
            {
                Names = style ?? chat.Names,
                NamesInAlerts = style is { } said ? PersonName.AreShown(said) : chat.NamesInAlerts,
                ShowRanks = ranks ?? chat.ShowRanks,
            });

        var shown = Styles.First(known => known.Style == changed.Names).Shown;
        var ranksShown = changed.Names is NameStyle.None ? "" : changed.ShowRanks ? ", with ranks" : ", without ranks";
        return ValueTask.FromResult(
            Reply
                .Of(
                    Tone.Plain,
                    $"This chat sees {shown}{ranksShown}."
                        + $"{(changed.NamesInAlerts ? " Alerts name people who could close a gap." : "")}")
                .Buttons([
                    .. Styles
                        .Where(known => known.Style != changed.Names)
                        .Select(known => new ReplyButton(ListText.Capital(known.Word), $"/names {known.Word}")),
                    changed.ShowRanks ? new("Without ranks", "/names ranks off") : new("With ranks", "/names ranks on"),
                ]));
    }

    private static NameStyle? StyleOf(string word)
    {
        foreach (var (name, style, _) in Styles)
        {
            if (string.Equals(name, word, StringComparison.OrdinalIgnoreCase))
                return style;
        }

        return null;
    }

    private static bool? RanksOf(string? word) => word?.ToLowerInvariant() switch
    {
        "on" => true,
        "off" => false,
        _ => null,
    };
}
