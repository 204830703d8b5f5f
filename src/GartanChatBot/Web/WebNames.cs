using GartanChatBot.Chat;
using GartanChatBot.Rota;

namespace GartanChatBot.Web;

/// <summary>
/// What people are called over the web. The operator reads the names of the page; everybody else what <c>Web:Names</c> allows. Where that
/// is left out, bearers of the viewer's token and the board's cookie read surnames, and programs of this machine the names by which they
/// ask.
/// </summary>
internal sealed class WebNames(WebOptions options)
{
    /// <summary>In sentences, as chats have them.</summary>
    public NameStyle InSentences => options.Names ?? NameStyle.Short;

    public ShownNames Of(StationRota rota, HttpContext caller) =>
        new(rota.Timeline, rota.At, StyleFor(caller.Features.Get<GrantedAccess>()?.Access ?? Access.None));

    private NameStyle StyleFor(Access caller) => caller switch
    {
        Access.Operator => NameStyle.Full,
        Access.LocalViewer => options.Names ?? NameStyle.Full,
        _ => InSentences,
    };
}
