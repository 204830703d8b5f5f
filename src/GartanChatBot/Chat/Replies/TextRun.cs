using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Chat.Replies;

/// <summary>A piece of text: words with optional emphasis, or a timestamp that a platform may show in the reader's own format.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Plain), "plain")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Emphasis), "emphasis")]
[JsonDerivedType(typeof(TimestampRun), "moment")]
internal abstract record TextRun
{
    private TextRun()
    {
    }

    /// <summary>Plain text without formatting.</summary>
    public abstract string Text { get; }

    public static string PlainText(IEnumerable<TextRun> text) => string.Concat(text.Select(textRun => textRun.Text));

    public static implicit operator TextRun(string text) => new Plain(text);

    internal sealed record Plain(string Words) : TextRun
    {
        [JsonIgnore]
        public string Words { get; } = Words;

        public override string Text => Words;
    }

    internal sealed record Strong(string Words) : TextRun
    {
        [JsonIgnore]
        public string Words { get; } = Words;

        public override string Text => Words;
    }

    internal sealed record Emphasis(string Words) : TextRun
    {
        [JsonIgnore]
        public string Words { get; } = Words;

        public override string Text => Words;
    }

    /// <summary>
    /// A moment in station time. A string would lose the instant, which Discord needs for a relative time in the reader's time zone.
    /// </summary>
    internal sealed record TimestampRun(Instant Instant, DateTimeZone Zone, TimestampStyle Form) : TextRun
    {
        private const int DaysNamedByWeekday = 6;

        [JsonIgnore]
        public Instant Instant { get; } = Instant;

        [JsonIgnore]
        public DateTimeZone Zone { get; } = Zone;

        [JsonIgnore]
        public TimestampStyle Form { get; } = Form;

        public string At => OffsetDateTimePattern.Rfc3339.Format(Instant.InZone(Zone).ToOffsetDateTime());

        public override string Text => TimestampText.Of(this);

        /// <summary>
        /// Shows as much of the date as is needed on <paramref name="day"/>; the year only if it differs from that of <paramref
        /// name="today"/>.
        /// </summary>
        public static TimestampRun SeenFrom(LocalDate day, Instant at, DateTimeZone zone, LocalDate today)
        {
            var date = at.InZone(zone).Date;
            return new(at, zone, Math.Abs(Period.DaysBetween(day, date)) switch
            {
                0 => TimestampStyle.Clock,
                <= DaysNamedByWeekday => TimestampStyle.Weekday,
                _ => date.Year == today.Year ? TimestampStyle.Date : TimestampStyle.DateWithYear,
            });
        }
    }
}

/// <summary>Format of a timestamp.</summary>
internal enum TimestampStyle
{
    /// <summary><c>16:00</c></summary>
    Clock,

    /// <summary><c>24:00</c>: midnight as the end of the day before it.</summary>
    EndOfDay,

    /// <summary><c>Wed 06:45</c></summary>
    Weekday,

    /// <summary><c>Tue 23 Jun 00:00</c></summary>
    Date,

    /// <summary><c>Tue 23 Jun 2026 00:00</c></summary>
    DateWithYear,

    /// <summary><c>23 Jun</c></summary>
    ShortDay,

    /// <summary><c>23 Jun 2027</c></summary>
    ShortDayWithYear,

    /// <summary><c>Tue 23 June</c></summary>
    Day,

    /// <summary><c>Wed 23 June 2027</c></summary>
    DayWithYear,

    /// <summary><c>Sat 13 June 09:00</c></summary>
    DayAndClock,

    /// <summary><c>Sun 13 June 2027 09:00</c></summary>
    DayAndClockWithYear,

    /// <summary>Relative time, "in 2 hours"; shown only where the platform keeps it current, omitted elsewhere.</summary>
    Ticking,
}
