using System.Runtime.CompilerServices;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>A message's body, held against a file of <c>Snapshots</c>.</summary>
internal static class CardApproval
{
    public static void ShouldBeAsApprovedJson(this string json, string name, [CallerFilePath] string test = "") =>
        json.ShouldMatchApproved(options => options
            .SubFolder(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "Snapshots")))
            .WithFilenameGenerator((_, _, kind, extension) => $"{name}.{kind}.{extension}")
            .NoDiff());
}
