using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Fakes;

/// <summary>
/// The published descriptions that judge the fakes and, through these, the bot. Without them nothing does, and that is said.
/// </summary>
internal static class Descriptions
{
    public static void Require(bool isHere) =>
        Tool.Require(isHere, "No published description judges the fakes: bash tests/fetch-descriptions.sh, then build.");
}
