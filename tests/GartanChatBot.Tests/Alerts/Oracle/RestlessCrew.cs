using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>
/// People who book off, longer, shorter, later, not after all; and a site that is now and then not to be read. All drawn from one seed.
/// </summary>
internal sealed class RestlessCrew(SimulatorSite site, SimulatedStation station, int seed)
{
    private static readonly Fault[] Outages =
    [
        new StatusFault(503, TimeSpan.FromMinutes(10)),
        new BodyFault("<html><body>Down for maintenance, back soon</body></html>", "text/html"),
        new BodyFault("""{"d":null}"""),
        new GridFault(GridDefects.CutShort),
        new GridFault(GridDefects.WithoutAppliances),
    ];

    private readonly Random random = new(seed);
    private readonly List<Booking> bookings = [];
    private int stepsOfOutage;

    /// <summary>Nothing that is read in this step can be understood.</summary>
    public bool SiteIsDown => stepsOfOutage > 0;

    public int Edits { get; private set; }

    public int Failures { get; private set; }

    /// <summary>What may happen in five minutes.</summary>
    public void Act(LocalDateTime now)
    {
        if (Chance(1.0 / 40))
            BookOff(now);
        if (Chance(1.0 / 60) && bookings.Count > 0)
            Change(now);

        if (stepsOfOutage > 0 && --stepsOfOutage == 0)
            site.Faults.Clear();
        else if (stepsOfOutage == 0 && Chance(1.0 / 300))
            Fail();
    }

    public bool Chance(double probability) => random.NextDouble() < probability;

    private void BookOff(LocalDateTime now)
    {
        var member = station.Members[random.Next(station.Members.Count)].Name;
        var from = Quarter(now).PlusMinutes(15 * random.Next(-4, 34 * 4));
        var booking = new Booking(member, from, from.PlusMinutes(15 * (1 + random.Next(32))), Chance(0.05) ? "F" : "O");

        Write(booking, booking.Code);
        bookings.Add(booking);
    }

    private void Change(LocalDateTime now)
    {
        var index = random.Next(bookings.Count);
        var old = bookings[index];
        if (old.To <= now)
        {
            bookings.RemoveAt(index);
            return;
        }

        var (from, to) = random.Next(5) switch
        {
            0 => (old.From, old.To.PlusMinutes(15 * (1 + random.Next(12)))),
            1 => (old.From.PlusMinutes(-15 * (1 + random.Next(6))), old.To),
            2 => (old.From, old.To.PlusMinutes(-15 * (1 + random.Next(4)))),
            3 when random.Next(8) is var shift => (old.From.PlusMinutes(15 * shift), old.To.PlusMinutes(15 * shift)),
            _ => (old.From, old.From),
        };

        Write(old, "");
        bookings.RemoveAt(index);
        if (to > from)
        {
            var changed = old with { From = from, To = to };
            Write(changed, changed.Code);
            bookings.Add(changed);
        }
    }

    private void Write(Booking booking, string code)
    {
        Edits++;
        site.Rota.Book(station.Code, booking.Member, booking.From, booking.To, code);
    }

    private void Fail()
    {
        Failures++;
        stepsOfOutage = 1 + (Chance(0.3) ? random.Next(40) : random.Next(8));
        var outage = Outages[random.Next(Outages.Length)];
        site.Faults.OnDays(_ => true, outage);
    }

    private static LocalDateTime Quarter(LocalDateTime time) => time.Date + new LocalTime(time.Hour, time.Minute / 15 * 15);

    private sealed record Booking(string Member, LocalDateTime From, LocalDateTime To, string Code);
}
