namespace GartanChatBot.Verbs;

/// <summary>Says at the start that nobody will be answered on a chat service whose token is set: better than a bot that keeps silent.</summary>
internal static class ChatNotice
{
    public static string For(BotSettings settings)
    {
        List<string> set = [];
        if (!settings.Telegram.Token.IsEmpty)
            set.Add("Telegram");

        return set.Count == 0
            ? ""
            : $"A token for {string.Join(" and ", set)} is set, but chatting there is not part of this version yet: it answers at the prompt and on the web only.{Environment.NewLine}";
    }
}
