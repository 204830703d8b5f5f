using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GartanChatBot.Storage;

/// <summary>Location of the database, and how long data is kept.</summary>
internal sealed class StorageOptions
{
    /// <summary>The LiteDB file; a relative path is relative to the working folder. <c>:memory:</c> keeps nothing.</summary>
    [Required]
    public string Path { get; init; } = "data/gartan.db";

    /// <summary>
    /// The only folder in which a running service saves copies requested over the web; empty for <c>backups</c> beside the database.
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

    /// <summary>Days for which changes between readings are kept.</summary>
    [Range(1, 3650)]
    public int ChangeDays { get; init; } = 90;

    /// <summary>Days after which a name that is on no page is erased from older days.</summary>
    [Range(1, 3650)]
    public int LeaverDays { get; init; } = 30;

    /// <summary>Days for which finished scrapes are kept.</summary>
    [Range(1, 3650)]
    public int ScrapeRunDays { get; init; } = 14;

    /// <summary>Queries that take longer are logged.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00"), Description("a time span up to a minute, such as 00:00:00.250")]
    public TimeSpan SlowQuery { get; init; } = TimeSpan.FromMilliseconds(250);
}
