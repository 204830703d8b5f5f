using System.Net;

namespace GartanChatBot.Web;

/// <summary>Counts wrong tokens: after ten in a minute an address has to wait. The count is logged once a minute.</summary>
internal sealed partial class TokenGuesses(TimeProvider time, ILogger<TokenGuesses> logger) : IDisposable
{
    private const int MaxGuesses = 10;

    /// <summary>Bounds the memory that an attacker with many addresses can use; beyond it the oldest are dropped.</summary>
    private const int MaxAddresses = 4096;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<IPAddress, Guesses> byAddress = [];
    private ITimer? report;
    private int unreported;

    /// <summary>The time that the address has to wait; null when it may try.</summary>
    public TimeSpan? WaitOf(IPAddress? address)
    {
        lock (gate)
        {
            if (!byAddress.TryGetValue(Source(address), out var known) || known.Count < MaxGuesses)
                return null;

            var wait = Window - time.GetElapsedTime(known.Since);
            return wait > TimeSpan.Zero ? wait : null;
        }
    }

    public void Add(IPAddress? address)
    {
        lock (gate)
        {
            var (source, now) = (Source(address), time.GetTimestamp());
            if (!byAddress.TryGetValue(source, out var known) || time.GetElapsedTime(known.Since, now) >= Window)
            {
                MakeRoom(now);
                known = new(0, now);
            }

            byAddress[source] = known with { Count = known.Count + 1 };
            unreported++;
            report ??= time.CreateTimer(_ => Report(), null, Window, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            report?.Dispose();
        }
    }

    private void MakeRoom(long now)
    {
        if (byAddress.Count < MaxAddresses)
            return;

        foreach (var (address, known) in byAddress.OrderBy(entry => entry.Value.Since).ToList())
        {
            if (time.GetElapsedTime(known.Since, now) >= Window || byAddress.Count >= MaxAddresses)
                byAddress.Remove(address);
        }
    }

    private void Report()
    {
        lock (gate)
        {
            LogGuesses(unreported, byAddress.Values.Count(known => time.GetElapsedTime(known.Since) <= Window * 2));
            unreported = 0;
            report?.Dispose();
            report = null;
        }
    }

    /// <summary>Counts IPv6 by /64, because one subscriber has a whole /64 of addresses.</summary>
    private static IPAddress Source(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new(bytes);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} wrong web tokens in the last minute from {Addresses} address(es); "
            + "an address that sends ten within a minute is rejected for the rest of it."
    )]
    private partial void LogGuesses(int count, int addresses);

    private readonly record struct Guesses(int Count, long Since);
}
