using GartanChatBot.Gartan.Pages;


namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// A word that differs with what the configuration says of the stations and their pages. A page that was found to be a station's own may be
/// another's, or be refused, under another configuration: it has to prove itself anew, also when not a letter of it has changed.
/// </summary>
/// <param name="sayings">One for each thing that decides whose a page is and whether it is taken.</param>
internal sealed class StationsFingerprint(IEnumerable<string> sayings)
{
    public string Word { get; } = $"-{PageHash.Of(string.Join('\n', sayings))[..8]}";
}
