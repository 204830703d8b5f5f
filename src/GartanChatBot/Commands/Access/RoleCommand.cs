using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Telegram.Updates;
using GartanChatBot.Chats;
using GartanChatBot.Commands.Words;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists officers and administrators; lets an administrator change a role.</summary>
internal sealed class RoleCommand(People people) : IChatCommand
{
    private const int MaxShown = 10;

    private static readonly (string Word, ChatRole Role)[] Roles =
        [("crew", ChatRole.Crew), ("officer", ChatRole.Officer), ("administrator", ChatRole.Admin)];

    public string Name => "role";

    public string Summary => "who's an officer or administrator";

    public bool Changes(CommandArguments given) => true;

    public MenuSection Section => MenuSection.Running;

    public bool ForAdmins => true;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        new("who", "telegram:<id>, discord:<id> or the name of a linked crew member") { Kind = ParameterKind.Account },
        new("role", "crew, officer or administrator") { Choices = [.. Roles.Select(role => role.Word)] },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult((request["who"] is { } who ? Change(who, request) : List(request)) with { Private = true });

    private Reply List(ChatRequest request)
    {
        PersonRecord[] given =
        [
            .. people
                .All.Where(person => person.Role > ChatRole.Crew)
                .OrderByDescending(person => person.Role)
                .ThenBy(person => person.Id, StringComparer.Ordinal),
        ];
        var configured = people
            .Administrators.Select(admin => People.IdOf(admin.Platform, admin.UserId))
            .Where(people.IsConfiguredAdmin)
            .ToList();

        return Reply
            .Of(
                Tone.Plain,
                given.Length + configured.Count == 0
                    ? "There are no officers or administrators yet: set the first in Chat:Admins in the configuration."
                    : "Who may do what:")
            .Bullets([
                .. configured.Select(id => new Bullet([$"{id} – administrator, set in the configuration"])),
                .. given
                    .Take(MaxShown)
                    .Select(person => new Bullet([
                        $"{person.Described(request.Names)} – {WordOf(person.Role)}{(person.RoleBy is { } by ? $", by {by}" : "")}",
                    ])),
            ])
            .Paragraph("Change with /role WHO crew, officer or administrator.");
    }

    private Reply Change(string who, ChatRequest request)
    {
        if (Find(who) is not { } id)
            return Reply.Refusal(
                $"I don't know anyone called {TypedText.Quoted(who)}. Send telegram:<id>, discord:<id> or a linked crew member's name.");

        if (SharedAccounts.Has(id))
            return Reply.Refusal($"{id} is an account that Telegram uses for many people: it can't have a role.");

        if (request["role"] is not { } word || RoleOf(word) is not { } role)
            return Reply.Refusal($"Which role? {id} can be crew, officer or administrator.")
                .Buttons(Roles.Select(choice => new ReplyButton(ListText.Capital(choice.Word), $"/role {id} {choice.Word}")));

        if (people.IsConfiguredAdmin(id))
            return Reply.Refusal($"{id} is an administrator in the configuration: change it in Chat:Admins.");

        var person = people.Grant(id, role, People.IdOf(request));
        return Reply.Of(Tone.Plain, $"✔ {person.Described(request.Names)} is now {WordOf(role)}.");
    }

    private string? Find(string who)
    {
        if (Conversation.TryParse(who, out var account))
            return account.ToString();

        var sought = NormalizedText.Of(who);
        return
            people
                .All.Where(person => person.Member is { } member && NormalizedText.Of(member).StartsWith(sought, StringComparison.Ordinal))
                .ToList()
                is [var only]
            ? only.Id
            : null;
    }

    private static ChatRole? RoleOf(string word)
    {
        foreach (var (name, role) in Roles)
        {
            if (
                string.Equals(name, word, StringComparison.OrdinalIgnoreCase)
                || (role is ChatRole.Admin && string.Equals(word, "admin", StringComparison.OrdinalIgnoreCase)))
                return role;
        }

        return null;
    }

    private static string WordOf(ChatRole role) => Roles.FirstOrDefault(known => known.Role == role).Word ?? "crew";
}
