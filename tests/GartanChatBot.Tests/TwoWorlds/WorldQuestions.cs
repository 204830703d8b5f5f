using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>Questions with random arguments, typed and in plain words, about whatever station is asked.</summary>
internal static class WorldQuestions
{
    private static readonly string[] Days = ["today", "tomorrow", "wednesday", "thursday", "friday", "saturday", "sunday", "monday"];

    private static readonly string[] Parts =
    [
        "tonight", "tomorrow morning", "friday night", "saturday", "sunday afternoon", "tomorrow", "thursday",
    ];

    private static readonly string[] Times = ["tomorrow 09:00", "fri 19:00", "sat 03:00", "23:00", "06:30", "sunday 12:00", "now"];

    private static readonly string[] Spans =
    [
        "18-23", "12-16", "06-08", "fri 19:00 sat 07:00", "tomorrow", "saturday morning", "tonight", "tomorrow 22:00 06:00", "0-23",
    ];

    private static readonly string[] Skills = ["driver", "officer", "ba"];

    /// <summary>The text for a station; a pump is named in some of them.</summary>
    public static Func<StationCode, string> Any(Random random, IReadOnlyList<string> members)
    {
        var (day, part, time, span, skill) = (One(Days), One(Parts), One(Times), One(Spans), One(Skills));
        var who = members[random.Next(members.Count)].Split(',')[0];
        var (week, anyWeek) = (One("next week", day), One("last week", "next week", day));
        var other = members[random.Next(members.Count)].Split(',')[0];
        var (partOrTime, partOrSpan, deed) = (One(part, time), One(part, span), One("drive", "be in charge", "wear ba"));
        var named = random.Next(3) == 0;

        return
            One(
                new Func<string, string>[]
                {
                    pump => $"/now{pump}",
                    pump => $"/now{pump} {partOrTime}",
                    pump => $"/pump{pump} {partOrTime}",
                    pump => $"/pump{pump} {partOrSpan} off",
                    pump => $"/why{pump} {partOrTime}",
                    pump => $"/until{pump} {partOrTime}",
                    pump => $"/dependson{pump} {partOrTime}",
                    pump => $"/timeline{pump} {partOrSpan}",
                    pump => $"/week{pump} {week}",
                    pump => $"/needme{pump} {partOrSpan}",
                    pump => $"/whatif{pump} on {who} {span}",
                    pump => $"/whatif{pump} off {who}, {other} {span}",
                    _ => $"/me {partOrTime}",
                    pump => $"/now{pump} off {partOrTime}",
                    pump => $"/skill{pump} crew {partOrTime}",
                    pump => $"/crew{pump} {who}, {other} {partOrTime}",
                    _ => $"was {who} on {day}?",
                    _ => $"who's off {part}?",
                    _ => $"how many on {part}?",
                    _ => $"/hours {anyWeek}",
                    _ => $"/crew {who} {partOrTime}",
                    _ => $"/skill {skill} {partOrTime}",
                    _ => $"are we on the run {partOrTime}?",
                    _ => $"are we not available {partOrTime}?",
                    _ => $"is {who} on {part}?",
                    _ => $"how many {skill} {partOrTime}",
                    _ => $"can we manage without {who} {span}",
                    _ => $"what if {who} and {other} are on {span}",
                    pump => $"/pump{pump}",
                    pump => $"/pump{pump} off",
                    pump => $"/why{pump}",
                    pump => $"/until{pump}",
                    pump => $"/dependson{pump}",
                    pump => $"/next{pump}",
                    pump => $"/next{pump} {partOrTime}",
                    pump => $"/timeline{pump}",
                    pump => $"/timeline{pump} {day}",
                    pump => $"/week{pump}",
                    pump => $"/who{pump} {time}",
                    pump => $"/who{pump} {partOrSpan}",
                    pump => $"/fix{pump}",
                    pump => $"/fix{pump} {partOrTime}",
                    pump => $"/whatif{pump} off {who} {span}",
                    pump => $"/canigo{pump} {span}",
                    pump => $"/needme{pump}",
                    _ => "/me",
                    _ => "/hours",
                    _ => $"/crew {who}",
                    _ => $"/skill {skill}",
                    _ => $"any gaps {day}",
                    _ => $"are we short {part}",
                    _ => "are we off the run?",
                    _ => "on the run?",
                    _ => "who's on?",
                    _ => $"who's on {part}?",
                    _ => $"is {who} about?",
                    _ => $"what would fix {part}?",
                    _ => "what would fix it?",
                    _ => $"what if {who} books off {span}?",
                    _ => $"show {day}",
                    _ => "show the week",
                    _ => "next 24 hours",
                    _ => $"who can {deed}?",
                    _ => "am I on?",
                    _ => "when are we next short?",
                    _ => "how thin are we?",
                    _ => "until when?",
                    _ => $"{part}?",
                })
                is var ask
            ? code => ask(named ? $" {code}P1" : "")
            : null!;

        T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
    }
}
