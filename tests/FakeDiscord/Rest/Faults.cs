using Microsoft.AspNetCore.Http;

namespace FakeDiscord;

/// <summary>What goes wrong with a request.</summary>
internal enum Trouble
{
    /// <summary>Discord answers with a status, and has done nothing.</summary>
    Status,

    /// <summary>429.</summary>
    TooMany,

    /// <summary>The connection breaks before anything was done.</summary>
    Cut,

    /// <summary>It is done, but the connection breaks before the answer.</summary>
    CutAfter,

    /// <summary>It is done, but the answer is a 502.</summary>
    StatusAfter,

    /// <summary>Nothing is done and nothing is answered, until the bot gives up.</summary>
    Hang,

    /// <summary>It is done, but nothing is answered, until the bot gives up.</summary>
    HangAfter,
}

/// <summary>Trouble that waits for the next requests of its kind.</summary>
internal sealed class Fault(string pattern, int times, Action<Fault> arm)
{
    private readonly string[] steps = pattern.Split(' ', '/');

    public Trouble Trouble { get; private set; }

    public Answer? Answer { get; private set; }

    public string Scope { get; private set; } = "user";

    public TimeSpan Wait { get; private set; }

    /// <summary>How often it is still to happen.</summary>
    public int Left { get; private set; } = times;

    /// <summary>5xx, or any other status with Discord's code.</summary>
    public void Fails(int status = 502) => Set(Trouble.Status, new Answer(status) { Html = $"<html><title>{status}</title></html>" });

    public void Refuses(Refusal refusal) => Set(Trouble.Status, new Answer(refusal.Status, refusal.ToJson()));

    /// <summary>429 of a scope: user, global or shared.</summary>
    public void TooMany(string scope, TimeSpan wait)
    {
        (Scope, Wait) = (scope, wait);
        Set(Trouble.TooMany);
    }

    public void Cuts() => Set(Trouble.Cut);

    public void IsTakenButCut() => Set(Trouble.CutAfter);

    public void IsTakenButFails(int status = 502) =>
        Set(Trouble.StatusAfter, new Answer(status) { Html = $"<html><title>{status}</title></html>" });

    public void Hangs() => Set(Trouble.Hang);

    public void IsTakenButHangs() => Set(Trouble.HangAfter);

    /// <summary>It is over.</summary>
    public void Ends() => Left = 0;

    public bool Takes(RestCall call)
    {
        string[] parts = [call.Method, .. call.Path.Split('/')];
        if (Left <= 0 || parts.Length != steps.Length || !parts.Zip(steps).All(pair => pair.Second is "*" || pair.First == pair.Second))
        {
            return false;
        }

        Left--;
        return true;
    }

    private void Set(Trouble trouble, Answer? answer = null)
    {
        (Trouble, Answer) = (trouble, answer);
        arm(this);
    }

    /// <summary>Until the bot gives up.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
