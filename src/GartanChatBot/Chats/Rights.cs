using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Chats;

/// <summary>Determines for each question and tap the asker's role and link, and the chat's settings, from memory only.</summary>
internal sealed class Rights(ChatDirectory chats, People people, PlatformRoleMap mapped)
{
    public ChatRequest Admit(ChatRequest request)
    {
        if (request.Conversation.Platform == TerminalPlatform.PlatformName)
            return request with { Role = ChatRole.Operator };

        if (request.Conversation == WebViewer.Conversation)
            return request with { Role = ChatRole.Crew };

        var id = People.IdOf(request);
        var (person, chat) = (request.Who.IsShared ? null : people.Find(id), chats.Find(request.Conversation));
        var role = RoleOf(request, id, person);

        return request with
        {
            Role = role,
            As = role is ChatRole.Stranger ? null : person?.Member,
            Station = chat?.Station ?? (request.Conversation.IsPrivate ? person?.Station : null) ?? request.Station,
            Names = chat?.Names ?? NameStyle.Short,
            ShowRanks = chat?.ShowRanks ?? true,
        };
    }

    private ChatRole RoleOf(ChatRequest request, string id, PersonRecord? person)
    {
        if (person?.Role is ChatRole.Admin || (!request.Who.IsShared && people.IsConfiguredAdmin(id)))
            return ChatRole.Admin;

        var given = person?.Role ?? ChatRole.Stranger;

        // A platform's roles count only in an approved chat: anyone can be the owner of a server they created.
        if (chats.IsApproved(request.Conversation))
            return Highest(ChatRole.Crew, given, ByPlatform(request.Who.Roles));

        return request.Conversation.IsPrivate && person is not null && People.MayAskAlone(person)
            ? Highest(ChatRole.Crew, given)
            : ChatRole.Stranger;
    }

    private ChatRole ByPlatform(IReadOnlyList<string> roles)
    {
        var highest = ChatRole.Stranger;
        for (var index = 0; index < roles.Count; index++)
        {
            var role = mapped.Admin.Contains(roles[index]) ? ChatRole.Admin
                : roles[index] == ChatUser.ManagesServer || mapped.Officer.Contains(roles[index]) ? ChatRole.Officer
                : ChatRole.Stranger;
            highest = Highest(highest, role);
        }

        return highest;
    }

    private static ChatRole Highest(ChatRole one, ChatRole other) => one > other ? one : other;

    private static ChatRole Highest(ChatRole one, ChatRole two, ChatRole three) => Highest(Highest(one, two), three);
}
