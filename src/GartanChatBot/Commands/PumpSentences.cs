using static GartanChatBot.Commands.GrammarRule;
using static GartanChatBot.Commands.SentenceParts;

namespace GartanChatBot.Commands;

/// <summary>Grammar for questions about a pump: on the run, until when, why not, when not, and what would help.</summary>
internal static class PumpSentences
{
    private const string Short =
        "short|short staffed|short of (?:people|crew|bodies|riders)|under crewed|undercrewed|light|thin on ground";

    /// <summary>Rules tried before a skill is looked for.</summary>
    public static IReadOnlyList<GrammarRule> Trouble { get; } =
    [
        PumpRule(
            "fix",
            $"{CanWe} (?:fix|solve|cover|help|fill|close|sort|plug|do)(?: (?:{Us}|that|this|gap|gaps|shortage|them|for|out|for it))?",
            "who (?:can|could|would|might|should|will)(?: be able to)? (?:cover|come in|help|help out|fill in|step in|stay on"
                + "|fill gap|cover gap)(?: for)?",
            "who (?:should|could|can|do|shall) (?:we|i|you) (?:ask|ring|call|phone|text|get)(?: in)?",
            "who to ask|who is to ask",
            "what (?:do|would|will|could) (?:we|it|you) need(?: to (?:be|get|go|stay)(?: back)? on(?: run)?)?",
            "what is needed",
            $"what (?:would|will|could|can) (?:get|put|keep|make|bring) {Us}(?: back)? (?:on|on run|available)",
            $"how (?:do|can|could|would|should) (?:we|i) (?:get|stay|keep|go|be|put)(?: {Us})?(?: back)? (?:on|on run)",
            $"(?:fix|fixes|solution|solutions)(?: (?:{Us}|that|this|gap|for))?",
            "(?:can|could) (?:we|you|anyone|someone) (?:fix|cover|solve|fill|help|help out|come in)(?: (?:it|that|this|gap))?",
            "is (?:it|gap|that) fixable"),

        PumpRule(
            "why",
            $"why(?: {Is})?(?: not)?(?: {Us})?(?: be)?(?: (?:not )?(?:{OffTheRun}|short|{OnTheRun}|critical|thin))?",
            $"what is (?:wrong|missing|up|problem|reason|short|matter|issue)(?: with {Us})?",
            $"what (?:are|is|were|was|will) {Us}(?: be)? (?:missing|short of|lacking|short|without)",
            $"what (?:do|does|did) {Us} (?:lack|miss)",
            $"how come(?: {Us})?(?: {Is})?(?: {Us})?(?: (?:not )?(?:{OffTheRun}|short|{OnTheRun}))?",
            $"(?:for )?what reason",
            "who is missing",
            "reason"),

        PumpRule("next", $"when {Is} {Us}(?: be)? (?:off|off run|short|down|unavailable)") with { OnlyWithTime = true },

        PumpRule(
            "until",
            "until",
            $"(?:on |off |good |ok )?until when(?: {Is} {Us}(?: be)?(?: (?:on|off|ok|good|on run|off run|covered|available))?)?",
            $"until what time(?: {Is} {Us}(?: be)?(?: (?:on|off|on run|off run|ok|good|available))?)?",
            $"(?:for )?how (?:long|much longer)(?: (?:for|left)|(?: (?:is|are|will|do|does|have|has|can) {Us})(?: be| got| have| stay"
                + "| last)?(?: (?:on|off|ok|good|on run|off run|left|covered|available))?(?: for)?)?",
            $"when (?:do|does|is|are|will) {Us} (?:go |going |be |come |coming |get |due )*(?:back on run|back on|back|on again"
                + "|off run|off|on run|on|finish)",
            $"what time (?:do|does|is|are|will) {Us} (?:go |going |be |come |get )*(?:back on|back|off|on|off run|on run)",
            $"{Us} until(?: when)?",
            $"when {Is} {Us} (?:on|off|on run|off run|good|ok) until"),

        PumpRule(
            "pump",
            $"{AreWe}(?: be| going| gone| going to be)? (?:{OffTheRun})",
            $"{AreWe}(?: be)? not (?:be )?(?:{OnTheRun})",
            $"{Us} (?:off|off run)",
            "off run",
            $"(?:can|could|will) {Us} not (?:go|turn out|respond|ride|run|mobilise)",
            $"have {Us} gone off(?: run)?",
            $"has {Us} gone off(?: run)?") with { Leading = ["off"] },

        PumpRule("pump", $"(?:{AreWe}(?: be)? )?(?:{Short})") with { Leading = ["off"], OnlyOfNow = true },

        PumpRule(
            "next",
            $"how (?:long|much) (?:was|were) {Us}(?: be)? (?:off|off run|short|down)(?: for)?") with { OnlyWithTime = true },

        PumpRule(
            "next",
            $"when {Is} {Us}(?: be)? next(?: be)? (?:short|off|down|off run|unavailable)",
            $"when {Is} {Us}(?: be)? (?:off|off run|short|down)(?: next| again)?",
            "(?:when is |what is )?next (?:short|shortage|gap|gaps|off|hole|time (?:we are )?(?:off|short))",
            "when is (?:gap|shortage)",
            "(?:show |show me |list |is |are |what |what are )?(?:gaps?|shortages?|holes?)(?: coming up| ahead| coming| booked)?",
            $"{AreWe}(?: be| going to be)? (?:{Short})(?: soon| later)?",
            $"{Is} {Us} (?:off|short)? ?(?:soon|later)",
            "(?:anyone|anywhere|anything|someone) (?:short|missing|uncovered|not covered)",
            $"next(?: {Us})?|{Us} (?:gaps|next)|short",
            $"(?:have|do|will) {Us}(?: have)?(?: got)? (?:gaps?|shortages?|holes?)",
            $"when (?:do|does|will) {Us} (?:next )?(?:go|be) (?:short|off)(?: next| run next)"),

        PumpRule(
            "dependson",
            $"how (?:thin|tight|close|fragile|bad) {Is} {Us}",
            $"who (?:do|does|did|will|would) {Us} (?:depend|hang|rely|count) on",
            $"what (?:do|does) {Us} (?:hang|depend|rely) on",
            $"depends ?on(?: {Us})?",
            "who (?:is |are )(?:critical|needed|essential|vital|key|indispensable)",
            "(?:can|could) we spare (?:anyone|someone)",
            "(?:can|could) (?:anyone|someone) (?:go|leave|be spared|go home)",
            "who can not (?:go|leave|be spared|book off|go off|go home)",
            "who (?:must|has to|have to|should) (?:stay|stay on|remain)",
            "who can (?:we|you) (?:not spare|spare|lose|not lose|not do without)",
            "who (?:can|could|must) not (?:we|you) (?:spare|lose|do without)",
            $"(?:is|are) {Us} relying on (?:anyone|someone)",
            "who can be spared",
            "thin"),

        PumpRule(
            "timeline",
            "(?:show |show me |what is |timeline )?next (?:24|twenty ?four) ?(?:hours|hrs|h)(?: (?:for|of) <pump>)?",
            $"timeline(?: {Us})?|24 ?h(?:ours|rs)?|next day|bars?|rota|calendar of {Us}"),

        PumpRule(
            "week",
            "(?:show |show me |how is |what is )?week(?: ahead| look| looking| coming)?(?: (?:for|of) <pump>)?",
            "next (?:7|seven) days"),
    ];

    /// <summary>Rules tried after a skill was looked for.</summary>
    public static IReadOnlyList<GrammarRule> State { get; } =
    [
        PumpRule(
            "pump",
            $"{AreWe}(?: be| going to be)? (?:{OnTheRun})(?: for)?",
            // A negative question: "yes" means that we are on.
            $"{Is} not {Us}(?: be)? (?:{OnTheRun})",
            $"(?:can|could|will) not {Us} (?:go|turn out|respond|ride|run|mobilise)",
            $"{Us}(?: {Is})? (?:{OnTheRun}|status)",
            $"status (?:of )?{Us}|what is status(?: of {Us})?",
            $"(?:can|could|will) {Us} (?:go|turn out|respond|ride|run|mobilise|get out|attend|roll|move|be on|be on run)",
            $"(?:have|do|did|will|would) {Us}(?: have)?(?: got)? (?:enough|crew|enough (?:people|crew|bodies|riders|for crew)"
                + "|full crew|cover)(?: for)?",
            "(?:is |got )?(?:enough|crew|cover|full crew)(?: on| for crew)?",
            "(?:on run|otr|pump|<pump>)(?: for| on)?",
            $"how is {Us}(?: looking| doing)?",
            $"what is {Us} (?:status|doing)",
            $"check <pump>",
            $"{Us} (?:on|off) or (?:on|off)",
            $"{Is} {Us} on or off(?: run)?"),

        PumpRule(
            "now",
            $"(?:who|anyone|someone|everyone)(?: else)?(?: {Is}| will be| going to be| has been| we have| do we have| have we"
                + $"| you have)*(?: got)?(?: {About})*(?: for| on crew| with us| from| left)?(?: <pump>)?",
            $"(?:who|anyone) (?:can|could|will|is to) (?:ride|turn out|respond|attend|be {About})",
            "crew(?: list)?|what is crew|who is crew|list crew|show crew|show me crew",
            "(?:now|on(?: call)?|crewing|availability|numbers|riders|who|roster|on duty|crew on|crew is on|what have we got"
                + "|what do we have)(?: <pump>)?",
            $"{Is} anyone(?: {About})?",
            $"what (?:crew|numbers|people) (?:have we|do we have|is|are)(?: got)?(?: {About})?",
            $"(?:what is|how is|show me|show) (?:crewing|availability|cover|staffing|crew)(?: like| looking| look)?",
            $"no one (?:{About})"),
    ];
}
