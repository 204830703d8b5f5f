namespace GartanChatBot.Chat;

/// <summary>Tells every administrator in private, through the outbox: once for a key, and not lost in a restart.</summary>
internal interface IAdministratorNotifier
{
    void Tell(AdministratorNotice notice);
}
