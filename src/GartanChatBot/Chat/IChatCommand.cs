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

    IReadOnlyList<CommandParameter> Parameters => [];

    /// <summary>Changes something for everybody: others do not see it in the menu and are told so when they try.</summary>
    bool ForAdmins => false;

    ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken);
}
