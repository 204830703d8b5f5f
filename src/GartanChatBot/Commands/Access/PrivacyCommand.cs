using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Storage;

namespace GartanChatBot.Commands.Access;

/// <summary>Shows what is stored, for how long, who can see it, and how to erase it.</summary>
internal sealed class PrivacyCommand(StorageOptions options) : IChatCommand
{
    public string Name => "privacy";

    public string Summary => "what is kept, and for how long";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Yours;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            Reply
                .Of(Tone.Plain, "I read the rota in Gartan and keep only what I need to answer your questions.")
                .Bullets(
                    new Bullet([
                        $"From the rota: name, rank, skills, contract hours, when available – {options.RetentionMonths} months. Changes: "
                            + $"{options.ChangeDays} days. Not why somebody is off, only that they're off, away or at an incident.",
                    ]),
                    new Bullet([$"Anyone missing from the rota for {options.LeaverDays} days is erased, along with their link."]),
                    new Bullet([
                        "About you: your account's id, your link and role, your settings. Nothing you type. /forgetme erases it.",
                    ]),
                    new Bullet([$"Administrators' decisions, with account ids – {AuditStore.MonthsKept} months."]),
                    new Bullet([
                        "I answer only chats that an administrator approved. Only you and administrators can see your hours. "
                            + "Every message passes through the chat service, under its own rules.",
                    ]))
                .Paragraph("The operator who runs me is responsible for it; ask them about anything else.")
                .Buttons(new ReplyButton("My data", "/mydata"), new ReplyButton("Forget me", "/forgetme")));
}
