using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace GartanSimulator;

/// <summary>
/// A rota generated from a seed: the same for the same seed, station and date. Crew book off late, so a day gets more bookings as it comes
/// nearer, and the far future looks fully crewed.
/// </summary>
internal sealed class ChangingRota(int seed, DateTimeZone zone, TimeProvider time)
{
    private const string Off = "O";
    private const string AtWork = "W";
    private const string Leave = "AL";
    private const string Training = "T";

    // Cached: a page asks for every quarter-hour of a week, and computing a hash each time would be most of its cost.
    private readonly ConcurrentDictionary<(string Station, string Name, string Role, string What, LocalDate Date), Draws> drawn = [];

    public string CodeAt(string station, SimulatedMember member, LocalDateTime at)
    {
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).Date;
        var daysAhead = Period.DaysBetween(today, at.Date);

        var monday = at.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        if (daysAhead <= 45 && DrawsOf(station, member, "week", monday).OnLeave < 0.05)
            return Leave;

        var draws = DrawsOf(station, member, "day", at.Date);
        var bookedBeforehand = 1 + 9 * draws.Lead;
        return daysAhead > bookedBeforehand ? "" : CodeOf(member, draws, at);
    }

    private static string CodeOf(SimulatedMember member, Draws draws, LocalDateTime at)
    {
        var weekday = at.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        // Members with a full-cover contract rarely have another job.
        var worksElsewhere = member.ContractHours < 120 && draws.Job < 0.8;
        if (weekday && worksElsewhere && IsWithin(at, 7 + draws.Start, 16 + 2 * draws.Length))
            return AtWork;

        if (weekday && draws.Kind > 0.97 && IsWithin(at, 9, 17))
            return Training;

        var shareOff = member.ContractHours >= 120 ? 0.3 : 0.45;
        if (draws.Kind > shareOff)
            return "";

        var start = 24 * draws.Start;
        return IsWithin(at, start, start + 1 + 9 * draws.Length) ? Off : "";
    }

    private static bool IsWithin(LocalDateTime at, double fromHour, double toHour)
    {
        var quarter = at.Hour * 4 + at.Minute / 15;
        return quarter >= (int)(fromHour * 4) && quarter < (int)(toHour * 4);
    }

    /// <summary>Numbers from 0 to 1 that depend only on the arguments, in any process.</summary>
    private Draws DrawsOf(string station, SimulatedMember member, string what, LocalDate date) =>
        drawn.GetOrAdd((station, member.Name, member.Role, what, date), Draw);

    private Draws Draw((string Station, string Name, string Role, string What, LocalDate Date) of)
    {
        var key = FormattableString.Invariant($"{seed}|{of.Station}|{of.Name}|{of.Role}|{of.What}|{of.Date:uuuu-MM-dd}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new(Number(0), Number(1), Number(2), Number(3), Number(4), Number(5));

        double Number(int index) => BinaryPrimitives.ReadUInt32LittleEndian(digest.AsSpan(index * sizeof(uint))) / (double)uint.MaxValue;
    }

    private readonly record struct Draws(double OnLeave, double Lead, double Job, double Kind, double Start, double Length);
}
