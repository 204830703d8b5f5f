using static GartanChatBot.Commands.GrammarRule;
using static GartanChatBot.Commands.SentenceParts;

namespace GartanChatBot.Commands;

/// <summary>Grammar for questions about crew: who has a skill, is somebody on.</summary>
internal static class CrewSentences
{
    public static IReadOnlyList<GrammarRule> Skills { get; } =
    [
        .. SkillRules(
            "(?:who|anyone|someone) (?:is |are )?(?:can|could|may|able to|will|to|would|is|are|going to be|going to|left"
                + $"|qualified to|be) ?(?:be )?{Skill}(?: {About})?",
            $"(?:who|anyone|someone) {Skill}(?: {About})?",
            $"who (?:have|has|is)(?: we)?(?: got)?(?: as| for| to)? {Skill}",
            $"(?:who|anyone) (?:was|were|had) {Skill}",
            $"did we have {Skill}",
            "(?:how many|no|which|what|have we(?: got)?|we have(?: got)?|got|do we have|do we got|is|are|is it|will we have"
                + $"|have you got|who is)(?: one| no| enough)? {Skill}(?:(?: is| are| have we| do we have| have we got| will be"
                + $"| will we have| got)?(?: {About}| left| got| have)?)?",
            $"(?:can|could|will) (?:anyone|someone) {Skill}",
            $"{Skill}(?: {About}| cover)?",
            $"{Is} we (?:short of|missing|ok for|good for) {Skill}",
            $"(?:is|are) we (?:without|low on) {Skill}",
            $"skill {Skill}",
            $"{Is} (?:it|that) (?:one )?{Skill}(?: {About})?"),
    ];

    /// <summary>Grammar for questions about the whole crew, or how many.</summary>
    public static IReadOnlyList<GrammarRule> All { get; } =
    [
        PumpRule(
            "now",
            $"how many(?: people| riders| crew| bodies| of us| firefighters| ff)?(?: {Is}| have we| do we have| will be| we have)*"
                + $"(?: got)?(?: {About}| left)*"),

        PumpRule(
            "now",
            $"(?:{Is} )?(?:who|anyone|someone|how many)(?: else)?(?: {Is})?(?: be)? "
                + "(?:off|not (?:on|in|about|available)|unavailable|booked off|away)") with { Leading = ["off"] },
    ];

    public static IReadOnlyList<GrammarRule> People { get; } =
    [
        Rule("crew", $"{Is}(?: not)? {Both}(?: be| both)? (?:{About}|off|back|away|out)") with { TakesAppliance = true },

        Rule(
            "crew",
            $"{Is}(?: not)? {Who}(?: be| going to be| not)? (?:{About}|off|back|away|out|booked off|back on|down)(?: again"
                + "| next| yet)?",
            $"where(?: {Is})? {Who}",
            $"when (?:is|are|does|do|will|did|was|has) {Who} (?:next )?(?:be )?(?:on|off|back|finish|finished|start|go off|go on|go"
                + "|go home|come on|come in|come off|come back|back on|available|working|free|due|due on|due back|in|about|leave"
                + "|return|book on|book off|knock off|next)(?: next| again| on| in)?",
            $"what time (?:does|is|will|do) {Who} (?:be )?(?:finish|start|on|off|back|come on|go off|come in)",
            $"(?:until when|how long) {Is} {Who} (?:{About}|off|away)(?: for)?",
            $"when is {Who} (?:on|off) until",
            $"crew {Who}",
            $"(?:what|how) about {Who}",
            $"{Who} (?:on|off|about|available|in|working|around|back)",
            $"has {Who} (?:gone|gone off|finished|booked off|left|booked on|come on)",
            $"can {Who} (?:come in|cover|ride)") with { TakesAppliance = true },

        Rule("crew", $"(?:have we(?: got)?|do we have|we have(?: got)?|got) {Who}(?: {About})?") with
        {
            TakesAppliance = true,
            NameMustBeKnown = true,
        },

        // The answer lists everyone who has the skill.
        .. SkillRules($"(?:can|could|will) {Who} {Skill}", $"(?:is|are) {Who} (?:able to |qualified to )?{Skill}")
            .Select(rule => rule with { NameMustBeKnown = true, NameIsOnlyChecked = true }),
    ];

    /// <summary>A name alone, of three letters or more: shorter words are the start of too many names.</summary>
    public static IReadOnlyList<GrammarRule> OnlyNames { get; } =
        [Rule("crew", "(?<name>[^ ]{3,}(?: [^ ]+)?)") with { NameMustBeKnown = true, TakesAppliance = true }];
}
