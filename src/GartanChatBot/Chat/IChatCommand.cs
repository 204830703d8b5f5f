using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>One question that people ask, and its answer.</summary>
internal interface IChatCommand
{
    /// <summary>Lower case, no slash: <c>pump</c>.</summary>
    string Name { get; }

    IReadOnlyList<string> Aliases => [];

    /// <summary>A line of <c>/help</c>, and the description in a platform's own menu.</summary>
    string Summary { get; }

    /// <summary>
    /// Whether asking it with these arguments changes what is stored, or sends something elsewhere. Without a default, because a command
    /// that forgot to say so could be set off by a link.
    /// </summary>
    bool Changes(CommandArguments given);

    IReadOnlyList<CommandParameter> Parameters => [];

    /// <summary>Ties something to the asker's account, so an account that several people share can't use it.</summary>
    bool NeedsOwnAccount => false;

    /// <summary>
    /// A tap on it is obeyed also when it waited while the bot was down: it harms nobody for as long as what it is about matters.
    /// </summary>
    bool HoldsWhenTappedLate => false;

    /// <summary>Menus and help leave it out where it is of no use.</summary>
    bool IsOfferedOn(string platform) => true;

    MenuSection Section => MenuSection.Questions;

    /// <summary>Changes something for everybody: others do not see it in the menu and are told so when they try.</summary>
    bool ForAdmins => false;

    /// <summary>Changes something for this chat or its crew: as <see cref="ForAdmins"/>, and officers may too.</summary>
    bool ForOfficers => false;

    /// <summary>Lowest role that may use this command.</summary>
    ChatRole LeastRole => ForAdmins ? ChatRole.Admin : ForOfficers ? ChatRole.Officer : ChatRole.Crew;

    ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken);
}
