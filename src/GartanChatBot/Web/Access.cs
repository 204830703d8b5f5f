namespace GartanChatBot.Web;

/// <summary>What a caller of the web may do, least first.</summary>
internal enum Access
{
    /// <summary>Nothing yet: pages without facts, health, the log-in form.</summary>
    None,

    /// <summary>May look at everything that crew may see of the station.</summary>
    Viewer,

    /// <summary>
    /// A program of this machine while no token is set: as a viewer, and may see what is one person's own, such as their hours.
    /// </summary>
    LocalViewer,

    /// <summary>Bears the operator's token or this machine's key: may do what a person at the console may.</summary>
    Operator,
}

/// <summary>Metadata of an endpoint: the least that a caller has to be.</summary>
internal sealed record AccessNeeded(Access Least);

/// <summary>Declares the access that endpoints need; <see cref="AccessGate"/> holds callers to it.</summary>
internal static class AccessNeededExtensions
{
    public static T Needs<T>(this T endpoints, Access least)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AccessNeeded(least));
}
