using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>One command: a question that crews ask, and its answer.</summary>
internal interface IChatCommand
{
    /// <summary>Name in lower case without a slash: <c>pump</c>.</summary>
    string Name { get; }

    IReadOnlyList<string> Aliases => [];

    /// <summary>Line in <c>/help</c>, and the description in a platform's menu.</summary>
    string Summary { get; }

    /// <summary>
    /// True if these arguments change stored data or send something to another chat. It has no default: a command that forgot to declare it
    /// could be triggered by a link.
    /// </summary>
    bool Changes(CommandArguments given);

    IReadOnlyList<CommandParameter> Parameters => [];

    /// <summary>True if the command ties something to the asker's account, so a shared account can't use it.</summary>
    bool NeedsOwnAccount => false;

    /// <summary>True if a tap that waited while the bot was down is still carried out: harmless as long as its subject matters.</summary>
    bool HoldsWhenTappedLate => false;

    /// <summary>False hides the command in this platform's menu and help, where it is of no use.</summary>
    bool IsOfferedOn(string platform) => true;

    MenuSection Section => MenuSection.Questions;

    /// <summary>Restricted to administrators: it affects everyone. Hidden from others' menus; they are refused when they try.</summary>
    bool ForAdmins => false;

    /// <summary>
    /// Restricted to officers and administrators: it affects this chat or its crew. Hidden as for <see cref="ForAdmins"/>.
    /// </summary>
    bool ForOfficers => false;

    /// <summary>Lowest role that may use this command.</summary>
    ChatRole LeastRole => ForAdmins ? ChatRole.Admin : ForOfficers ? ChatRole.Officer : ChatRole.Crew;

    ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken);
}
