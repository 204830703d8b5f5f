using static GartanChatBot.Commands.GrammarRule;

namespace GartanChatBot.Commands;

/// <summary>Rules for sentences without a time, or with a time of their own; matched as typed.</summary>
internal static class WholeSentences
{
    public static IReadOnlyList<GrammarRule> All { get; } =
    [
        Rule(
            "status",
            "(?:are )?(?:you|u) (?:alive|there|up|ok|awake|working|online|running)",
            "status|ping|alive",
            "r u there",
            "how (?:old|fresh|recent|up to date) is (?:this|the|your) (?:data|rota|info|information)",
            "how (?:old|fresh) is (?:this|it)",
            "when (?:did|have) (?:you|u) last (?:read|check|checked|look|looked at|see|seen|update|updated)(?: (?:the )?(?:gartan"
                + "|rota|it))?",
            "when was (?:the )?(?:gartan|rota|data|last (?:read|reading|update|check))(?: last)?(?: (?:read|checked|updated))?",
            "last (?:read|reading|update|updated|check)",
            "is (?:gartan|the rota|the site) (?:down|up|working|ok|alive|on|broken|there)"),

        Rule(
            "help",
            "help(?: me)?|commands|menu|start|options please",
            "what (?:can|do) (?:you|u|i) (?:do|tell me|say|know|ask(?: you)?)(?: for me)?",
            "how (?:does|do) (?:this|it|you|i use (?:this|you|it)) ?(?:work)?",
            "what are (?:you|the commands)"),

        Rule(
            "seen",
            "(?:ok |okay |yes |yep |got it |thanks )?(?:seen|noted|acknowledged|ack)(?: (?:it|that|this|thanks|ta))?",
            "(?:ok )?got it"),

        Rule(
            "cover",
            "(?:yes |ok )?i (?:can|could|will) (?:cover|do it|come in|help|do that)(?: (?:it|that|this|the gap))?",
            "ill (?:cover|do it|come in)(?: (?:it|that|this))?"),

        Rule(
            "unmute",
            "unmute|(?:you can |please )?(?:talk|speak)(?: up)? again|(?:turn |switch )?(?:the )?alerts? back on",
            "(?:stop|end) (?:muting|the mute)"),

        Rule(
            "mutes",
            "(?:show |show me |list )?(?:the )?mutes|(?:whats|what is|whos|who is|who) muted(?: (?:you|it|that))?|are (?:you|u|we"
                + "|alerts|the alerts) muted",
            "is anything muted"),

        Rule(
            "mute",
            "(?:please )?(?:shut ?up|be quiet|quiet|hush|mute|silence|pipe down)(?: (?:about )?(?:<pump>|us|it|the pump|the alerts"
                + "|alerts|yourself))?(?: (?<rest>(?:for|(?:un)?til+|a|an|half|[0-9]|one|two|three|four|five|six|seven|eight|nine"
                + "|ten|eleven|twelve).*))?") with { TakesAppliance = true, ApplianceLast = true },

        // "Quiet tonight?" is a remark, so "quiet" is not in this rule.
        Rule("mute", "(?:please )?(?:shut ?up|be quiet|mute|silence) (?<rest>tonight)"),

        Rule("alerts", "(?:do a |send (?:me )?a |run a )?test (?:the )?alerts?(?: please)?", "alerts? test") with { Leading = ["test"] },

        Rule("alerts", "(?:show )?(?:me )?(?:the )?(?:my )?(?:alerts|alert settings|notifications)"),

        Rule("timeline", "(?:the |show (?:me )?(?:the )?|whats the )?next (?:24|twenty ?four) ?(?:hours|hrs|h)"),

        Rule("week", "(?:the )?next (?:7|seven) days"),

        Rule("mydata", "my ?data", "what (?:do|have) (?:you|u) (?:know|keep|kept|stored?|hold|have|got)(?: stored)? (?:about|on|of) me"),

        Rule("setup", "set ?up|set (?:me|this) up"),

        Rule("link", "link(?: me)?(?: up)?(?: please)?", "(?:im|i am|this is|my name is) (?<name>[^ ]+)") with { NameMustBeKnown = true },

        Rule("link", "link me (?:as|to) (?<name>[^ ]+)", "link (?<name>[^ ]+)") with { NameMustBeKnown = true },
    ];
}
