namespace GartanChatBot.Web;

/// <summary>A web caller's access level, lowest first.</summary>
internal enum Access
{
    /// <summary>Pages without rota data, the health checks and the log-in form.</summary>
    None,

    /// <summary>Read access to all that crew may see of the station.</summary>
    Viewer,

    /// <summary>
    /// A program on this machine while no token is set: read access that includes one person's private data, such as hours.
    /// </summary>
    LocalViewer,

    /// <summary>Holder of the operator token or of this machine's service key: the same rights as at the console.</summary>
    Operator,
}

/// <summary>Endpoint metadata: the minimum access level of a caller.</summary>
internal sealed record AccessNeeded(Access Least);

/// <summary>Declares the access that endpoints need; <see cref="AccessGate"/> enforces it.</summary>
internal static class AccessNeededExtensions
{
    public static T Needs<T>(this T endpoints, Access least)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AccessNeeded(least));
}
