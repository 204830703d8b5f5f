using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Storage;

/// <summary>Where the database lies and how long it remembers.</summary>
internal sealed class StorageOptions
{
    /// <summary>The LiteDB file; a relative path starts at the working folder. <c>:memory:</c> keeps nothing.</summary>
    [Required]
    public string Path { get; init; } = "data/gartan.db";

    /// <summary>
    /// The one folder into which a running service writes copies that it is asked for over the web; empty: <c>backups</c> beside the
    /// database.
    /// </summary>
    public string Backups { get; init; } = "";

    public string BackupFolder =>
        System.IO.Path.GetFullPath(
            Backups.Length > 0
                ? Backups
                : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, "backups"));

    /// <summary>Station-days older than this are deleted.</summary>
    [Range(1, 120)]
    public int RetentionMonths { get; init; } = 13;

    /// <summary>What changed between two readings is kept for so many days.</summary>
    [Range(1, 3650)]
    public int ChangeDays { get; init; } = 90;

    /// <summary>A name that has been on no page for so many days is erased from the older ones.</summary>
    [Range(1, 3650)]
    public int LeaverDays { get; init; } = 30;

    /// <summary>Finished scrapes are remembered for so many days.</summary>
    [Range(1, 3650)]
    public int ScrapeRunDays { get; init; } = 14;

    /// <summary>A query that takes longer is said in the log.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00"), Description("a time span up to a minute, such as 00:00:00.250")]
    public TimeSpan SlowQuery { get; init; } = TimeSpan.FromMilliseconds(250);
}
