namespace GartanChatBot.Commands.Words;

/// <summary>Normalises a question for the grammar: expands short forms and drops filler words.</summary>
internal static class QuestionWords
{
    private static readonly Dictionary<string, string[]> WrittenOut = new(StringComparer.Ordinal)
    {
        ["whos"] = ["who", "is"],
        ["whose"] = ["who", "is"],
        ["whod"] = ["who", "would"],
        ["wholl"] = ["who", "will"],
        ["whove"] = ["who", "have"],
        ["whats"] = ["what", "is"],
        ["wot"] = ["what"],
        ["wots"] = ["what", "is"],
        ["wheres"] = ["where", "is"],
        ["whens"] = ["when", "is"],
        ["hows"] = ["how", "is"],
        ["whys"] = ["why", "is"],
        ["weve"] = ["we", "have"],
        ["theres"] = ["there", "is"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
        ["ill"] = ["i", "will"],
        ["id"] = ["i", "would"],
        ["isnt"] = ["is", "not"],
        ["arent"] = ["are", "not"],
        ["wasnt"] = ["was", "not"],
        ["werent"] = ["were", "not"],
        ["wont"] = ["will", "not"],
        ["cant"] = ["can", "not"],
        ["cannot"] = ["can", "not"],
        ["couldnt"] = ["could", "not"],
        ["doesnt"] = ["does", "not"],
        ["dont"] = ["do", "not"],
        ["didnt"] = ["did", "not"],
        ["havent"] = ["have", "not"],
        ["hasnt"] = ["has", "not"],
        ["gonna"] = ["going", "to"],
        ["wanna"] = ["want", "to"],
        ["u"] = ["you"],
        ["r"] = ["are"],
        ["til"] = ["until"],
        ["till"] = ["until"],
        ["untill"] = ["until"],
        ["okay"] = ["ok"],
        ["alright"] = ["ok"],
        ["anybody"] = ["anyone"],
        ["everybody"] = ["everyone"],
        ["nobody"] = ["no", "one"],
        ["noone"] = ["no", "one"],
        ["somebody"] = ["someone"],
        ["2day"] = ["today"],
    };

    private static readonly HashSet<string> SayNothing = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "our", "any", "please", "pls", "plz", "mate", "lads", "guys", "folks", "chaps", "hey", "hi", "hello", "just",
        "actually", "still", "then", "so", "right", "now", "there", "bot", "all", "exactly", "also",
    };

    private static readonly string[][] Now =
        [["at", "the", "moment"], ["at", "moment"], ["at", "present"], ["right", "now"], ["currently"], ["presently"]];

    private static readonly string[][] AlsoSayNothing = [.. Now, ["for", "us"], ["can", "you", "tell", "me"], ["tell", "me"]];

    /// <summary>Words dropped before matching; they still count as known.</summary>
    public static IEnumerable<string> Lost => [.. SayNothing, .. WrittenOut.Keys, .. Now.SelectMany(phrase => phrase)];

    /// <summary>True if one of the phrases for "now" is in the words.</summary>
    public static bool SayNow(List<string> words) => Now.Any(phrase => PlacesOf(phrase, words).Any());

    /// <summary>Normalised and expanded words.</summary>
    public static List<string> Of(string text) =>
        [
            .. $" {NormalizedText.Of(text)} "
                .Replace(" all right ", " ok ", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => WrittenOut.GetValueOrDefault(word, [word])),
        ];

    /// <summary>The sentence without filler words.</summary>
    public static string Essence(IEnumerable<string> words)
    {
        List<string> left = [.. words];
        foreach (var phrase in AlsoSayNothing)
        {
            foreach (var at in PlacesOf(phrase, left).Reverse().ToList())
                left.RemoveRange(at, phrase.Length);
        }

        return string.Join(' ', left.Where(word => !SayNothing.Contains(word)));
    }

    private static IEnumerable<int> PlacesOf(string[] phrase, List<string> words) =>
        Enumerable.Range(0, Math.Max(0, words.Count - phrase.Length + 1))
            .Where(at => words.Skip(at).Take(phrase.Length).SequenceEqual(phrase));
}
