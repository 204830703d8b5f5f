namespace GartanChatBot.Commands;

/// <summary>Pattern parts shared by the grammar's rules.</summary>
internal static class SentenceParts
{
    public const string Us = $"(?:{OurWords})";

    public const string Is = "(?:is|are|was|were|will|would|am)";

    public const string Am = "(?:am i|was i|will i be|have i been)";

    /// <summary>Matches "are we", "was it", "have we been".</summary>
    public const string AreWe = $"(?:{Is} {Us}|(?:have|has|had) {Us} been)";

    private const string OurWords = "<pump>|we|us|it|pump|truck|engine|appliance|wagon|motor|lorry|fire engine|station";

    private const string NonNameWords =
        $"{OurWords}|who|anyone|someone|everyone|no|i|you|they|what|when|why|how|is|are|crew";

    public const string OnTheRun =
        "(?:on run|otr|on|available|ok|good|up|in|good to go|ready|crewed|fully crewed|staffed|manned|covered|fit|fine"
        + "|sorted|full|going|mobile|running|up and running|riding)";

    public const string OffTheRun = "(?:off|off run|unavailable|down|out of action|uncrewed|stood down)";

    public const string About =
        "(?:on|about|in|around|here|available|riding|free|working|covering|booked on"
        + "|on call|on duty|on shift|on run|ready|rostered|committed)";

    /// <summary>Matches one to three words that aren't a pronoun.</summary>
    public const string Who =
        $"(?<name>(?!(?:{NonNameWords})(?: |$))[^ ]+(?: [^ ]+){{0,2}}?)";

    /// <summary>Matches two or more names, the last after "and".</summary>
    public const string Both =
        $"(?<name>(?!(?:{NonNameWords})(?: |$))[^ ]+(?: [^ ]+){{0,6}}? and [^ ]+(?: [^ ]+)?)";

    /// <summary>Matches a list of names, including "me" and "I".</summary>
    public const string Several = $"(?<name>(?!(?:{OurWords}|you|they)(?: |$))[^ ]+(?: [^ ]+){{0,7}}?)";

    public const string Skill = "(?<skill>[a-z ]+?)";

    public const string BookOff =
        "(?:book off|book myself off|go|go off|go home|go out|go away|have off|take off|take time off|have time off|leave|pop out|pop off"
        + "|pop home|nip out|nip off|nip home|get off|be off|come off|knock off|finish|finish early|be spared|sign off|stand down|off)";

    public const string CanWe = "(?:(?:what|who) (?:would|will|could|can|might|wd)|how (?:do|can|could|would|should|might) (?:we|you|i))";
}
