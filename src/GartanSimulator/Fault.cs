namespace GartanSimulator;

/// <summary>Requests that a fault can apply to.</summary>
public enum SimulatedPage
{
    LoginForm,
    LoginPost,
    Proof,
    Grid,
}

/// <summary>A deliberate fault.</summary>
public abstract record Fault;

/// <summary>Any status, such as 503 during maintenance, with or without <c>Retry-After</c>.</summary>
public sealed record StatusFault(int Status, TimeSpan? RetryAfter = null) : Fault;

/// <summary>No response until the caller gives up.</summary>
public sealed record HangFault : Fault;

/// <summary>The correct response, delayed.</summary>
public sealed record SlowFault(TimeSpan By) : Fault;

/// <summary>Half of the body, then the connection is closed.</summary>
public sealed record CutBodyFault : Fault;

/// <summary>Half of the body, then nothing until the caller gives up.</summary>
public sealed record StalledBodyFault : Fault;

/// <summary>The correct bytes with a wrong charset label.</summary>
public sealed record CharsetFault(string Charset) : Fault;

/// <summary>A redirect, for example to an identity provider.</summary>
public sealed record RedirectFault(string Location) : Fault;

/// <summary>Another body, such as <c>{"d":null}</c>.</summary>
public sealed record BodyFault(string Body, string ContentType = "application/json", int Status = 200) : Fault;

/// <summary>Ends all sessions at this request.</summary>
public sealed record SessionFault(LoggedOutAnswer Answer) : Fault;

/// <summary>A newer site that requires one more parameter.</summary>
public sealed record ParameterFault(string Name) : Fault;

/// <summary>A grid with defects.</summary>
public sealed record GridFault(GridDefects Defects) : Fault;

/// <summary>Another response to a log-in, whatever the password.</summary>
public sealed record LoginFault(LoginAnswer Answer) : Fault;

/// <summary>Response to a page method after the session has ended.</summary>
public enum LoggedOutAnswer
{
    LoginPage,
    Unauthorized,
    Redirect,
}

/// <summary>Responses to a rejected log-in.</summary>
public enum LoginAnswer
{
    WrongPassword,
    AccountLocked,

    /// <summary>The form again, without a message.</summary>
    FormAgain,
    PasswordExpired,
    TermsOfUse,
}
