namespace GartanChatBot.Host;

/// <summary>Notice that the operator needs permission to read a service's rota; shown until the permission is confirmed.</summary>
internal static class PermissionNotice
{
    public static string For(BotSettings settings) => settings.Gartan.PermissionConfirmed
        ? ""
        : """
          Before you go on: the rota belongs to your service, and names and working patterns are your colleagues' personal data.
          Have the service's permission to read it by program, use an account of low rights, and tell the crew what is kept
          (README, Privacy). The bot reads only. It is not a mobilising system: control's status is the truth.
          Say that this is settled with Gartan:PermissionConfirmed=true; until then this notice comes at each start.

          """;
}
