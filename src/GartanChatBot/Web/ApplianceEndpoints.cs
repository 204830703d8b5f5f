using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>API endpoints for one appliance: state, gaps, fixes and what-if.</summary>
internal static class ApplianceEndpoints
{
    public static void MapAppliances(this IEndpointRouteBuilder api)
    {
        api.MapGet("/appliances/{callSign}", State).WithSummary("On or off the run, until when, the next state, and whom it depends on.");
        api.MapGet("/appliances/{callSign}/gaps", Gaps).WithSummary("Times off the run, half-open, within the requested and read time.");
        api.MapGet("/appliances/{callSign}/fixes", Fixes).WithSummary("The smallest sets of people who could close a gap.");
        api.MapGet("/appliances/{callSign}/what-if", WhatIfOff)
            .WithSummary("The gaps if a crew member were booked off. Nothing is stored.");
    }

    private static ApplianceAnswer State(string callSign, string? at, ApiRotaResolver find, WebNames web, HttpContext caller)
    {
        var (rota, appliance) = find.Appliance(callSign, at);
        var clock = rota.Station.Clock;
        var names = web.Of(rota, caller);
        var state = rota.StateNow(appliance);
        var read = rota.Timeline.StateAt(appliance, rota.At);
        var trusted = !rota.Age.IsUntrusted;
        var run = rota.Timeline.PhaseAt(appliance, rota.At);
        var then = trusted && run.EndKnown ? rota.Timeline.PhaseAfter(run, appliance) : null;
        var end =
            !trusted ? clock.EndOf(rota.Today)
            : then is { EndKnown: true } ? then.End
            : run.EndKnown || run.Phase is RunPhase.Unknown ? run.End
            : rota.At;
        var age = rota.AgeOf(new Interval(rota.At, end), appliance);

        return new(
            appliance.Value,
            rota.Station.Code.Value,
            clock.Shown(rota.At),
            clock.Shown(age.ReadAt),
            ApiRotaResolver.Word(age.Freshness),
            clock.Shown(age.Unread),
            Word(state.Level),
            trusted && run.EndKnown ? clock.Shown(run.End) : null,
            then is null ? null : new(Word(then.Level), then.EndKnown ? clock.Shown(then.End) : null),
            Word(state.Gartan),
            state.RuleKnown && !state.RuleUnsure ? state.RuleMet : null,
            state.Mismatch,
            [.. state.Requirements.Select(each => new RequirementAnswer(each.Name, each.Have, each.Need))],
            state.Unmet,
            [.. state.DependsOn.Select(names.Of)],
            trusted || read.Level == CrewingLevel.Unknown ? null : Word(read.Level),
            read.Unreadable,
            ApiRotaResolver.CountsDiffer(rota, new(rota.At, rota.At)));
    }

    private static GapsAnswer Gaps(string callSign, string? from, string? to, ApiRotaResolver find)
    {
        var (rota, appliance, within) = find.Span(callSign, from, to);
        return Listed(rota, appliance, rota.Timeline, within);
    }

    private static FixesAnswer Fixes(string callSign, string? start, string? end, ApiRotaResolver find, WebNames web, HttpContext caller)
    {
        var (rota, appliance, gap) = find.RequiredSpan(callSign, ("start", start), ("end", end));
        var clock = rota.Station.Clock;
        var names = web.Of(rota, caller);
        var age = rota.AgeOf(gap, appliance);
        var report = age.Unread.Complement(gap)
            .Select(known => GapFixes.Find(rota.Timeline, appliance, known))
            .FirstOrDefault(each => each.Gap is not null) ?? FixReport.NoGap;

        return new(
            clock.Shown(age.ReadAt),
            ApiRotaResolver.Word(age.Freshness),
            clock.Shown(age.Unread),
            report.Gap is { } found ? Shown(rota, found) : null,
            [.. report.Whole.Select(fix => Shown(clock, names, fix, "whole"))],
            [.. report.Parts.Select(fix => Shown(clock, names, fix, "part"))],
            ApiRotaResolver.CountsDiffer(rota, gap));
    }

    private static GapsAnswer WhatIfOff(
        string callSign, string? off, string? from, string? to, ApiRotaResolver find, WebNames web, HttpContext caller)
    {
        var (rota, appliance, span) = find.RequiredSpan(callSign, ("from", from), ("to", to));
        var supposed = WhatIf.BookOff(rota.Timeline, ApiRotaResolver.Member(web.Of(rota, caller), off, "off"), span);

        return Listed(rota, appliance, supposed, span);
    }

    private static GapsAnswer Listed(StationRota rota, Callsign appliance, CrewingTimeline timeline, Interval within)
    {
        var clock = rota.Station.Clock;
        var supposed = rota with { Timeline = timeline };
        var age = supposed.AgeOf(within, appliance);
        var read = timeline.ReadIntervals.Within(within);

        return new(
            appliance.Value,
            clock.Shown(age.ReadAt),
            ApiRotaResolver.Word(age.Freshness),
            clock.Shown(age.Unread),
            read.IsEmpty ? null : new(clock.Shown(read[0].Start), clock.Shown(read[^1].End)),
            [.. age.Unread.Complement(within).SelectMany(known => timeline.Gaps(appliance, known)).Select(gap => Shown(supposed, gap))],
            ApiRotaResolver.CountsDiffer(rota, within));
    }

    private static GapAnswer Shown(StationRota rota, Gap gap) => new(
        rota.Station.Clock.Shown(gap.Interval.Start),
        rota.Station.Clock.Shown(gap.Interval.End),
        (int)gap.Length.TotalMinutes,
        gap.Unmet,
        Word(gap.Source),
        TextRun.PlainText(new GapText(rota, namesPump: false, stays: true).Line(gap)));

    private static FixAnswer Shown(StationClock clock, ShownNames names, Fix fix, string covers) => new(
        [.. fix.People.Select(each => new ExtensionAnswer(
            names.Of(each.Member), clock.Shown(each.Added.Start), clock.Shown(each.Added.End), (int)each.AddedTime.TotalMinutes))],
        covers,
        clock.Shown(fix.Covers.Start),
        clock.Shown(fix.Covers.End));

    private static string Word(CrewingLevel level) => level.ToString().ToLowerInvariant();

    private static string Word(GapSource source) => source.ToString().ToLowerInvariant();

    private static string? Word(GartanVerdict verdict) => verdict == GartanVerdict.None ? null : verdict.ToString().ToLowerInvariant();
}
