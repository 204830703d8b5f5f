using GartanChatBot.Chat;

namespace GartanChatBot.Tests.TestKit;

/// <summary>Hears what administrators would be told.</summary>
internal sealed class NoticeLog(Action<AdministratorNotice> hears) : IAdministratorNotifier
{
    public void Tell(AdministratorNotice notice) => hears(notice);
}
