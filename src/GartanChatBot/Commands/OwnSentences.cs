using static GartanChatBot.Commands.GrammarRule;
using static GartanChatBot.Commands.SentenceParts;

namespace GartanChatBot.Commands;

/// <summary>Grammar for questions about the asker, and for what-if questions.</summary>
internal static class OwnSentences
{
    public static IReadOnlyList<GrammarRule> All { get; } =
    [
        Rule(
            "hours",
            "(?:what (?:are|is) |show |show me |how (?:are|is) )?my hours(?: looking| going| doing| left)?(?: (?:vs|against"
                + "|and) contract)?",
            "hours(?: left| far)?(?: (?:vs|against|and) contract)?",
            "contract",
            "(?:what is )?my contract",
            "how many hours(?: left)?(?: (?:have|has|did|do|am|are|must|should) i(?: (?:got|done|do|left|given|give|booked|book"
                + "|worked|work|have|need|owe|on|short|down|over|doing|for|to|go))*)?(?: left)?",
            $"{Am} (?:short|down|low|behind|over|up|ok|good)(?: on| of| in| for) (?:my )?hours",
            "how am i (?:doing|looking)(?: for| on) (?:my )?hours",
            "do i (?:owe|need)(?: more)? hours",
            "have i (?:done|got|given|made)(?: enough)? (?:my )?hours") with { TakesAppliance = true },

        Rule(
            "needme",
            "(?:am i|will i be|was i) (?:needed|essential|critical)(?: most)?",
            "(?:do|will|did|would) (?:you|they|we) need me(?: most)?",
            "when (?:am i|will i be) (?:most )?needed(?: most)?",
            "when (?:do|will) (?:you|they|we) need me(?: most)?",
            "need me",
            "(?:do|does|are) (?:we|it|pump|<pump>) (?:depend|depending|rely|relying|hang) on me",
            "when do i make difference",
            "does it (?:depend|hang) on me") with { TakesAppliance = true },

        Rule(
            "me",
            $"{Am}(?: not)? (?:{About}|off|down|back|rostered|booked off|booked in)",
            "when (?:am|do|will|should|did) i (?:next )?(?:be )?(?:on|off|back|finish|finished|start|go on|go off|go home|come on"
                + "|come off|come in|come back|book on|book off|booked on|booked off|due|due on|due in|due back|knock off|working"
                + "|back on|in|available)(?: next| again)?",
            "what time (?:do|am|will) i (?:finish|start|on|off|go off|go on|back)",
            "until when am i (?:on|off)",
            "when am i (?:on|off) until",
            "how long am i (?:on|off)(?: for)?",
            "me",
            "my (?:next )?(?:duty|shift|turn|rota)",
            "when is my next (?:duty|shift|turn)"),

        Rule(
            "canigo",
            $"(?:can|could|may|should) i {BookOff}(?: ok)?",
            $"(?:is it |would it be |will it be )?(?:ok|fine|safe)(?: for me)?(?: if i| to| if i would) {BookOff}",
            $"(?:is it |would it be )?(?:ok|fine) if i (?:am|was|were) (?:off|away|out)",
            $"am i (?:ok|good|safe|free|able|allowed|clear|fine) to {BookOff}",
            $"(?:do you )?mind if i {BookOff}",
            "(?:i am )?(?:popping|nipping|going|heading) (?:out|off|home)(?: (?:ok|fine))?",
            $"i (?:want|need|would like|have|am going) to {BookOff}(?: ok)?",
            "(?:i am )?booking off(?: ok| fine)?",
            "can (?:you|we|they|it) (?:spare|do without|manage without|cope without) me",
            "can i be spared",
            "will (?:you|we|it) be (?:ok|fine) without me"),

        Rule(
            "whatif",
            $"what(?: happens)? if {Several}(?: both)? (?:books?|booked|booking|go(?:es)?|went|gone|is|are|am|was|were|takes?|took"
                + "|comes?)(?: (?:themselves|himself|herself|myself|both))? off(?: run)?",
            $"what(?: happens)? if {Several}(?: both)? (?:go(?:es)?|went|leaves?|left|drops? out|goes? home|finish(?:es)?"
                + "|(?:is|are) (?:away|out|sick|gone|missing|unavailable|not (?:on|in|about|available|here)))",
            $"what(?: happens)? if {Several} (?:does|do|can|could|will) not (?:do|do it|come|come in|make it|turn up|turn in|ride|work)",
            $"(?:what )?if we (?:lose|lost|are (?:without|missing)) {Several}",
            $"(?:is|are|will|would|can|could) {Us}(?: be)? (?:{OnTheRun}|go|manage|cope|ride|run) if {Several} "
                + "(?:(?:books?|go(?:es)?|is|are) off|go(?:es)?(?: home)?|leaves?)",
            $"whatif(?: off)? {Several}",
            $"(?:and |say |if ){Several} (?:books?|go(?:es)?|go|is|are) off",
            $"(?:can|could|would|will) {Us} (?:manage|cope|do|run|go|survive|be ok|ride|be on|be on run|stay on"
                + $"|stay on run) without {Several}",
            $"(?:is|are|would) {Us}(?: be)? (?:{OnTheRun}) without {Several}",
            $"(?:can|could) {Who} (?:book off|go|go off|go home|be spared|leave|have off)",
            $"without {Several}",
            $"{Several} booking off") with { Leading = ["off"], TakesAppliance = true },

        Rule(
            "whatif",
            $"what(?: happens)? if {Several}(?: both)? (?:books?|booked|go(?:es)?|went|comes?|came|is|are|am|was|were|stays?"
                + "|stayed)(?: back| booked)? on",
            $"what(?: happens)? if {Several}(?: both)? (?:comes? in|covers?|stays?|works?|helps?|comes? back|could come in|came in)",
            $"whatif on {Several}") with { Leading = ["on"], TakesAppliance = true },
    ];
}
