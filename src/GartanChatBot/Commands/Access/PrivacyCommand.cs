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
                .Of(Tone.Plain, "I read the rota in Gartan and keep as little of it as answers your questions.")
                .Bullets(
                    new Bullet([
                        $"From the rota: name, rank, skills, contract hours, when available – {options.RetentionMonths} months. Changes: "
                            + $"{options.ChangeDays} days. Not why somebody is off: only off, away or at an incident.",
                    ]),
                    new Bullet([$"Whoever is on no page for {options.LeaverDays} days is erased, and their link with them."]),
                    new Bullet([
                        "About you: your account's id, your link and role, what you set. Nothing that you type. Gone with /forgetme.",
                    ]),
                    new Bullet([$"What administrators decide, by ids – {AuditStore.MonthsKept} months."]),
                    new Bullet([
                        "Only chats that an administrator let in are answered. Your hours are shown to you and administrators. "
                            + "Chat services carry every message: the rest is up to them.",
                    ]))
                .Paragraph("Whoever runs me answers for it; ask them for anything more.")
                .Buttons(new ReplyButton("My data", "/mydata"), new ReplyButton("Forget me", "/forgetme")));
}
