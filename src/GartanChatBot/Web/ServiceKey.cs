using System.Security.Cryptography;
using GartanChatBot.Storage;

namespace GartanChatBot.Web;

/// <summary>
/// The key that authorises this machine's command line at a running service: generated at each start and stored beside the database, in
/// a file that only its owner can read.
/// </summary>
internal sealed partial class ServiceKey(StorageOptions storage, ILogger<ServiceKey> logger) : IHostedService
{
    private readonly string file = FileOf(storage);

    /// <summary>The key; null while the service isn't running, so that nothing matches it.</summary>
    public string? Value { get; private set; }

    /// <summary>Reads the key of the service that runs on this database; null when there is no key file.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another user.</exception>
    public static string? Read(StorageOptions storage)
    {
        var left = FileOf(storage);
        return File.Exists(left) ? File.ReadAllText(left).Trim() : null;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        if (storage.Path is BotDatabase.InMemory)
            return;

        try
        {
            FilePermissions.CreateFolderOf(file);
            FilePermissions.Ensure(file);
            await File.WriteAllTextAsync(file, made, cancellationToken);
            Value = made;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(file, unwritable.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Value = null;
        try
        {
            File.Delete(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A failed delete must not fail the shutdown; the next start writes a new key.
        }

        return Task.CompletedTask;
    }

    private static string FileOf(StorageOptions storage) => storage.Path + ".key";

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{File} could not be written ({Reason}); ask, chat, scrape and backup can't reach this service until it is restarted."
    )]
    private partial void LogUnwritable(string file, string reason);
}
