using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// The step to version 4: until then what a chat is told stood in a collection of its own, beside the chat's document. Works on the stored
/// fields, because the types of version 3 are gone.
/// </summary>
internal static class ChatDocuments
{
    public const string Subscriptions = "alert_subscriptions";

    public static void MergeAlertSettings(BotDatabase database) => database.InTransaction(file =>
    {
        var chats = file.GetCollection("chats");
        var subscriptions = file.GetCollection(Subscriptions);
        foreach (var subscription in subscriptions.FindAll().ToList())
        {
            var chat = chats.FindById(subscription["_id"]) ?? [];
            foreach (var (field, value) in subscription.Where(field => field.Key is not "Stations"))
                chat[field] = value;

            // Version 3 wrote one code here, the same as the chat's own, or none for all stations; at the console only this one.
            if (subscription["Stations"].AsArray is [var station])
                chat["Station"] = station;

            chats.Upsert(chat);
        }

        return subscriptions.DeleteAll();
    });
}
