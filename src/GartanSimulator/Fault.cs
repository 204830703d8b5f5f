namespace GartanSimulator;

/// <summary>Requests that a fault can be aimed at.</summary>
public enum SimulatedPage
{
    LoginForm,
    LoginPost,
    Proof,
    Grid,
}

/// <summary>Something that goes wrong on purpose.</summary>
public abstract record Fault;

/// <summary>Any status, such as 503 in a maintenance window, with or without <c>Retry-After</c>.</summary>
public sealed record StatusFault(int Status, TimeSpan? RetryAfter = null) : Fault;

/// <summary>No answer until the caller gives up.</summary>
public sealed record HangFault : Fault;

/// <summary>The right answer, late.</summary>
public sealed record SlowFault(TimeSpan By) : Fault;

/// <summary>Half of the body, then the connection breaks.</summary>
public sealed record CutBodyFault : Fault;

/// <summary>Half of the body, then silence until the caller gives up.</summary>
public sealed record StalledBodyFault : Fault;

/// <summary>The right bytes under a wrong label.</summary>
public sealed record CharsetFault(string Charset) : Fault;

/// <summary>Sends the caller elsewhere, such as to an identity provider.</summary>
public sealed record RedirectFault(string Location) : Fault;

/// <summary>Some other body, such as <c>{"d":null}</c>.</summary>
public sealed record BodyFault(string Body, string ContentType = "application/json", int Status = 200) : Fault;

/// <summary>All sessions end with this request.</summary>
public sealed record SessionFault(LoggedOutAnswer Answer) : Fault;

/// <summary>A newer site demands one more parameter.</summary>
public sealed record ParameterFault(string Name) : Fault;

/// <summary>A grid in another form.</summary>
public sealed record GridFault(GridDefects Defects) : Fault;

/// <summary>Another answer to a log-in, whatever the password.</summary>
public sealed record LoginFault(LoginAnswer Answer) : Fault;

/// <summary>How the site tells a page method that nobody is logged in.</summary>
public enum LoggedOutAnswer
{
    LoginPage,
    Unauthorized,
    Redirect,
}

/// <summary>What can come back from a log-in that does not let in.</summary>
public enum LoginAnswer
{
    WrongPassword,
    AccountLocked,

    /// <summary>The form once more, without a word.</summary>
    FormAgain,
    PasswordExpired,
    TermsOfUse,
}
