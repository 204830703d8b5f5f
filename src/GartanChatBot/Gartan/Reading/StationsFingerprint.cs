using GartanChatBot.Gartan.Pages;


namespace GartanChatBot.Gartan.Reading;

/// <summary>
/// Text that changes with the configuration of the stations and their pages. A page that was accepted may belong to another station, or be
/// rejected, under another configuration, so even an unchanged page is checked again.
/// </summary>
/// <param name="sayings">One text for each setting that decides whose a page is and whether it is accepted.</param>
internal sealed class StationsFingerprint(IEnumerable<string> sayings)
{
    public string Word { get; } = $"-{PageHash.Of(string.Join('\n', sayings))[..8]}";
}
