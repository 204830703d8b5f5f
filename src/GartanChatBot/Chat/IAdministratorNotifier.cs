namespace GartanChatBot.Chat;

/// <summary>Sends a notice to every administrator in private, through the outbox: once per key, and it survives a restart.</summary>
internal interface IAdministratorNotifier
{
    void Tell(AdministratorNotice notice);
}
