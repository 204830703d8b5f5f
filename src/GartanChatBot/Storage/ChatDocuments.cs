using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// Migration to version 4: until then a chat's alert settings were in a collection of their own, not in the chat's document. Uses the
/// stored fields, because the types of version 3 no longer exist.
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

            // Version 3 stored one code here, equal to the chat's own, or none for all stations; for the console only this one.
            if (subscription["Stations"].AsArray is [var station])
                chat["Station"] = station;

            chats.Upsert(chat);
        }

        return subscriptions.DeleteAll();
    });
}
