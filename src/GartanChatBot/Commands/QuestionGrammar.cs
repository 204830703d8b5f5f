using System.Text.RegularExpressions;

namespace GartanChatBot.Commands;

/// <summary>
/// The sentences of <see cref="QuestionParser"/>, first match wins. They are matched against folded text: "who's on?" is <c>whos on</c>.
/// </summary>
internal static class QuestionGrammar
{
    private const string Us = "(?:<pump>|we|us|it|(?:the|our) (?:pump|truck|engine|appliance))";

    private const string Now = "(?: (?:now|right now|just now|at the moment|currently|today|please|then))?";

    private const string On = "(?:on|about|in|around|here|available|riding|free|on call|on duty|booked on)";

    private const string WhatIf = "(?:what|wot|what happens) if (?<name>.+?)";

    private const string CanWe = "(?:(?:what|who) (?:would|will|could|can|wd)|how (?:do|can|could|would|should) we)";

    /// <summary>Words of the grammar that may happen to be an appliance's nickname as well.</summary>
    public static readonly HashSet<string> OwnWords = new(StringComparer.Ordinal)
    {
        "now", "on", "off", "the", "run", "is", "we", "it", "are", "who", "whos", "why", "when", "until", "next", "week", "fix", "what",
        "me", "my", "pump", "ba", "help", "about", "in",
    };

    public static IReadOnlyList<GrammarRule> Rules { get; } =
    [
        Rule("status", "(?:are )?(?:you|u) (?:alive|there|up|ok|awake|working)", "status|ping|alive", "how old is (?:this|the|your) data"),
        Rule("help", "help(?: me)?|commands|menu|start", "what can (?:you|u) (?:do|tell me|say)", "how does this work"),
        Rule(
            "seen", "(?:ok |okay |yes |yep |got it |thanks )?(?:seen|noted|acknowledged|ack)(?: (?:it|that|this|thanks|ta))?",
            "(?:ok )?got it"),
        Rule(
            "cover", "(?:yes |ok )?i (?:can|could|will) (?:cover|do it|come in|help|do that)(?: (?:it|that|this|the gap))?",
            "ill (?:cover|do it|come in)(?: (?:it|that|this))?"),
        Rule("unmute", "unmute|(?:you can |please )?(?:talk|speak)(?: up)? again|alerts? back on"),
        Rule("mutes", "mutes|(?:whats|what is|whos|who) muted(?: (?:you|it|that))?|are (?:you|u|we|alerts) muted"),
        Rule(
            "mute",
            $"(?:please )?(?:shut ?up|be quiet|quiet|hush|mute|silence|pipe down)(?: (?:about )?{Us})?(?: "
                + "(?<rest>(?:for|(?:un)?til+|a|an|[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve).*))?"
        ) with
        {
            TakesAppliance = true,
            ApplianceLast = true,
        },
        Rule("alerts", "test (?:the )?alerts?", "alerts? test") with
        {
            Leading = ["test"],
        },
        Rule("alerts", "(?:show )?(?:the )?(?:my )?(?:alerts|alert settings|notifications)"),
        Rule("setup", "set ?up|set (?:me|this) up"),
        Rule(
            "hours", "(?:whats |what are |show (?:me )?)?my hours.*", "hours|contract",
            "how many hours (?:(?:have|did|do|am) i .*|this week)"),
        Rule("me", $"am i (?:{On}|off){Now}", "when (?:am|do|will) i (?:(?:next|go|be|book|come) )*(?:on|off|back)(?: until)?", "me"),

        Rule("whatif", $"{WhatIf} (?:books?|booked|goes|went|is|was|were|takes|took) off(?: from)? (?<when>.+)") with { Leading = ["off"] },
        Rule("whatif", "whatif (?:off )?(?<name>[^ ]+) (?<when>.+)") with { Leading = ["off"] },
        Rule("whatif", $"{WhatIf} (?:leaves|left|is away|isnt {On}) (?<when>.+)") with { Leading = ["off"] },
        Rule("whatif", $"{WhatIf} (?:books?|booked|goes|went|is|was|takes|leaves|left)(?: off)?") with { Leading = ["off"] },

        PumpRule("fix",
            $"{CanWe} (?:fix|solve|cover|help)(?: (?:{Us}|that|this|the gap))?",
            "who (?:could|can) come in|what do we need",
            $"fix(?: {Us})?"),
        PumpRule("fix", $"{CanWe} (?:fix|solve|cover)(?: {Us})?(?: for)? (?<when>.+)", "fix (?<when>.+)"),

        PumpRule("why",
            $"why(?: (?:are|is|were))?(?: {Us})?(?: (?:not )?(?:off|short|on|down|unavailable|available|critical|(?:off|on) the "
                + $"run))?{Now}",
            $"whats (?:wrong|missing|up)(?: with {Us})?",
            "what are we (?:missing|short of)"),

        PumpRule("until",
            "(?:on |off |good |ok )?(?:un)?til+(?: when)?", "for how long",
            $"how long(?: (?:for|left|(?:are|is) {Us} (?:on|off|ok|good)(?: for)?))?",
            $"when (?:do|does|are|is|will) {Us} (?:go |going |be )?(?:off|back|back on|on again|on)",
            $"{Us} (?:un)?til+(?: when)?"),

        PumpRule("pump", $"(?:is|are) {Us} (?:still )?off(?: the run)?{Now}", "off the run") with { Leading = ["off"] },

        PumpRule("next",
            $"(?:are|is) {Us} (?:short|off) (?:on |for )?(?<when>.+)",
            "(?:any |the |our |show (?:me )?(?:the )?|list )?(?:gaps?|shortages?|holes) (?:on |in |for )?(?<when>.+)"),
        PumpRule("next",
            $"when (?:are|is|will) {Us} (?:be )?next (?:be )?(?:short|off|down|off the run)",
            "(?:when(?:s| is) (?:the |our )?)?next (?:short|shortage|gap|gaps|off|hole)",
            "(?:any |the |our |show (?:me )?(?:the )?|list )?(?:gaps?|shortages?|holes)(?: .*)?",
            $"(?:are|is) {Us} (?:short(?: (?:this week|soon|later))?|off (?:this week|soon|later))",
            $"next(?: {Us})?|{Us} (?:gaps|next)"),

        PumpRule("dependson",
            $"how (?:thin|tight|close) (?:are|is) {Us}{Now}",
            $"who (?:does|do) {Us} (?:depend|hang|rely) on", $"what does {Us} (?:hang|depend) on", $"depends ?on(?: {Us})?",
            "who(?: is| are|s) (?:critical|needed|essential)",
            "(?:can|could) (?:we|anyone|anybody) (?:spare (?:anyone|anybody)|go|leave)"),

        PumpRule("timeline",
            $"(?:the |show (?:me )?(?:the )?|whats the )?next (?:24|twenty ?four) ?(?:hours|hrs|h)(?: (?:for|of) {Us})?",
            $"timeline(?: {Us})?|24 ?h(?:ours|rs)?|next day|bars?"),
        PumpRule("week",
            $"(?:show (?:me )?|hows |how is |whats )?(?:the |this |our )?week(?: ahead| look| looking| coming)?(?: (?:for|of) {Us})?",
            "next (?:7|seven) days"),
        PumpRule("timeline", "(?:show|show me|hows|how is|how does) (?<when>.+?)(?: look| looking)?"),

        Rule("skill",
            $"(?:who|whos|who is|whod) (?:can|could|may|able to|is able to) (?<skill>.+?){Now}",
            $"(?:who|who is|whos|who are) (?:the |our )?(?<skill>oic|officers?|boss|drivers?|in charge|driving){Now}",
            "(?:any|how many|have we(?: got)? (?:a|an|any)|(?:got|is there) (?:a|an|any)|do we have (?:a|an|any)|are there any) "
                + $"(?<skill>[a-z ]+?)(?: (?:{On}|have we(?: got)?|do we have|are (?:on|there)))*{Now}",
            $"(?<skill>drivers?|officers?|oic|lgv|erd|ttr|mgr|boss|ba|ba wearers){Now}"),

        PumpRule("pump",
            $"(?:is|are) {Us} (?:still )?(?:on the run|off the run|on|available|ok|good|up|in|good to go|crewed|fit){Now}",
            $"{Us} (?:on the run|otr|ok|on|available|status){Now}",
            $"(?:still )?on the run{Now}|otr|pump|<pump>"),

        PumpRule("now",
            $"(?:who|whos|who is|who are|whose|who have we|who do we have|(?:is )?(?:anyone|anybody))(?: got)?(?: all)?(?: {On})?{Now}(?: "
                + "<pump>)?",
            $"now|(?:the )?crew|whats the crew|on (?:now|call){Now}"),

        Rule("who", $"(?:who will be|wholl be|who is|who are|whos|whose|who)(?: {On})*(?: for| from)? (?<when>.+)"),
        Rule("crew",
            $"(?:is|wheres|where is|whens|when is|when will|hows) (?<name>.+?) (?:be )?(?:next )?(?:{On}|back|off|working){Now}",
            "(?:wheres|where is|crew) (?<name>.+)"),
        Rule("skill", "skill (?<skill>.+)"),
        Rule("who", "(?<when>.+)"),
    ];

    private static GrammarRule Rule(string command, params IEnumerable<string> sentences)
    {
        var pattern = $"^(?:{string.Join('|', sentences)})$";
        return new(
            new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(200)), command);
    }

    private static GrammarRule PumpRule(string command, params IEnumerable<string> sentences) =>
        Rule(command, sentences) with { TakesAppliance = true };
}

/// <summary>One shape of sentence and the command it asks for.</summary>
internal sealed record GrammarRule(Regex Pattern, string Command)
{
    /// <summary>A call sign anywhere in the sentence is the command's first argument.</summary>
    public bool TakesAppliance { get; init; }

    /// <summary>The call sign comes after what the sentence says, not before.</summary>
    public bool ApplianceLast { get; init; }

    /// <summary>Words that go before what the sentence says.</summary>
    public IReadOnlyList<string> Leading { get; init; } = [];
}
