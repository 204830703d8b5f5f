using System.Net;

namespace GartanSimulator;

/// <summary>The log-in pages in the form of WebForms: hidden fields, an unchecked box, a select and a second button.</summary>
internal static class LoginHtml
{
    public const string WrongPassword = "Invalid User Name/Password";
    public const string AccountLocked = "Your account has been locked. Please contact your administrator.";

    public static string Form(string viewState, string message = "", int? unsuccessfulAttempts = null) =>
        $"""
            <!DOCTYPE html>
            <html><head><title>Log in</title></head><body>
            <form method="post" action="./Login.aspx" id="form1">
            <input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
            <input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />
            <input type="hidden" name="__LASTFOCUS" id="__LASTFOCUS" value="" />
            <input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{viewState}" />
            <input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="CD85D8D2" />
            <input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="{viewState}ev" />
            <input name="txt_userid" type="text" id="txt_userid" />
            <input name="txt_pword" type="password" id="txt_pword" />
            <input name="chkRemember" type="checkbox" id="chkRemember" />
            <input name="rdoView" type="radio" value="desktop" checked="checked" />
            <input name="rdoView" type="radio" value="mobile" />
            <select name="ddlLanguage">
            <option value="en-US">English (US)</option>
            <option value="en-GB" selected="selected">English (UK)</option>
            </select>
            <textarea name="txtNote"></textarea>
            <input type="text" name="txtDisabled" value="x" disabled="disabled" />
            <input type="submit" name="btnLogin" value="Sign In" />
            <input type="submit" name="btnForgotten" value="Forgotten password" />
            <span class="loginMessage">{message}</span>
            </form>
            {AttemptsScript(unsuccessfulAttempts)}
            </body></html>
            """;

    private static string AttemptsScript(int? unsuccessfulAttempts) =>
        unsuccessfulAttempts is { } attempts
            ? FormattableString.Invariant($"<script>var unsuccessfulAttempts = {attempts};</script>")
            : "";

    public const string PasswordExpired = """
        <html><body><h1>Your password has expired</h1>
        <form method="post" action="./ChangePassword.aspx"><input type="password" name="txt_old" /><input type="password" name="txt_new" />
        <input type="submit" name="btnChange" value="Change" /></form></body></html>
        """;

    public const string TermsOfUse = """
        <html><body><h1>Terms of use</h1>
        <form method="post" action="./Terms.aspx">
        <input type="checkbox" name="chkAgree" /><input type="submit" name="btnAgree" value="I agree" /></form></body></html>
        """;

    public static string Availability(SimulatorOptions options) =>
        $"""
            <html><head><title>Availability</title></head><body>
            <form method="post" action="./AvailabilityMain1.aspx">{StationSelect(options)}<div id="schedule"></div></form>
            {StationScript(options)}
            </body></html>
            """;

    private static string StationSelect(SimulatorOptions options) => options.Lists is not StationList.Select ? ""
        : $"""
            <select name="ctl00$ddlBrigade" id="ctl00_ddlBrigade"><option value="0">(all)</option>
            {string.Join('\n', options.Stations.Select(station => $"<option value=\"{station.BrigadeId}\">{LabelOf(station)}</option>"))}
            </select>
            """;

    private static string StationScript(SimulatorOptions options) => options.Lists is not StationList.Script ? ""
        : $"<script>var stations = [{string.Join(", ", options.Stations.Select(station =>
            $"{{ brigadeId: {station.BrigadeId}, brigadeName: '{LabelOf(station)}' }}"))}];</script>";

    private static string LabelOf(SimulatedStation station) => WebUtility.HtmlEncode($"{station.Code} {station.Name}");
}
