using GartanChatBot.Chat;
using GartanChatBot.Rota;

namespace GartanChatBot.Web;

/// <summary>
/// Chooses the name style for each web caller. The operator gets full names, others the style in <c>Web:Names</c>. If that isn't set,
/// viewers with token or cookie get surnames, and programs on this machine get full names.
/// </summary>
internal sealed class WebNames(WebOptions options)
{
    /// <summary>The name style for viewers' sentences.</summary>
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
