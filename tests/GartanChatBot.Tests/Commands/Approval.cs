using System.Runtime.CompilerServices;

namespace GartanChatBot.Tests.Commands;

/// <summary>What the terminal shows, held against a file of <c>Snapshots</c>.</summary>
internal static class Approval
{
    /// <summary>A received file beside the approved one shows the difference; renaming it approves it.</summary>
    public static void ShouldBeAsApproved(this string shown, string name, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "..", "Snapshots");
        shown.Length.ShouldBeLessThan(900, "answers stay short");

        shown.ShouldMatchApproved(options => options
            .SubFolder(Path.GetFullPath(folder))
            .WithFilenameGenerator((_, _, kind, extension) => $"{name}.{kind}.{extension}")
            .NoDiff());
    }
}
