namespace FakeBotApi;

/// <summary>One thing that goes wrong.</summary>
internal abstract record Fault
{
    /// <summary>Refused with the seconds to wait.</summary>
    public static Fault SlowDown(int seconds) => new Refused(ApiRefusal.SlowDown(seconds));

    /// <summary>Refused in Telegram's form: a code and its whole text.</summary>
    public static Fault Refusal(int code, string description) => new Refused(new(code, description));

    /// <summary>A page of some proxy instead of an answer.</summary>
    public static Fault Html(int status) => new Page(status);

    /// <summary>The connection breaks before the call is taken.</summary>
    public static Fault CutBefore { get; } = new Cut(Taken: false, Half: false);

    /// <summary>The call is taken and done, and the connection breaks without any answer.</summary>
    public static Fault CutAfter { get; } = new Cut(Taken: true, Half: false);

    /// <summary>The call is taken and done, and the connection breaks in the middle of the answer.</summary>
    public static Fault CutInMidAnswer { get; } = new Cut(Taken: true, Half: true);

    /// <summary>Never an answer; the call is not taken.</summary>
    public static Fault Hang { get; } = new Held(new TaskCompletionSource().Task, Taken: false);

    /// <summary>The call is taken only when the task is done.</summary>
    public static Fault HoldUntil(Task released) => new Held(released, Taken: false);

    /// <summary>The call is taken at once and answered when the task is done.</summary>
    public static Fault HoldAnswerUntil(Task released) => new Held(released, Taken: true);

    internal sealed record Refused(ApiRefusal With) : Fault;

    internal sealed record Page(int Status) : Fault;

    internal sealed record Cut(bool Taken, bool Half) : Fault;

    internal sealed record Held(Task Until, bool Taken) : Fault;
}

/// <summary>What shall go wrong, and where: <c>fake.Faults.Next("sendMessage", Fault.Html(502), times: 3)</c>.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<Planned> planned = [];

    /// <summary>How many faults have struck.</summary>
    public int Struck { get; private set; }

    /// <summary>The next calls of a method ("*": of any), perhaps only those to one chat.</summary>
    public void Next(string method, Fault fault, int times = 1, FakeChat? chat = null) =>
        Plan(new(method, fault, chat?.Id) { Left = times });

    /// <summary>Every call from now on until the answer is disposed.</summary>
    public IDisposable Always(string method, Fault fault, FakeChat? chat = null) =>
        Plan(new(method, fault, chat?.Id) { Left = int.MaxValue });

    /// <summary>Holds the calls of a method back until the answer is disposed.</summary>
    public IDisposable Hold(string method, FakeChat? chat = null)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = Plan(new(method, Fault.HoldUntil(release.Task), chat?.Id) { Left = int.MaxValue });
        return new Undo(() =>
        {
            fault.Dispose();
            release.TrySetResult();
        });
    }

    public Fault? Take(ApiCall call)
    {
        lock (gate)
        {
            var index = planned.FindIndex(one => one.Concerns(call));
            if (index < 0)
                return null;

            Struck++;
            var one = planned[index];
            if (--one.Left == 0)
                planned.RemoveAt(index);

            return one.Fault;
        }
    }

    private Undo Plan(Planned one)
    {
        lock (gate)
            planned.Add(one);

        return new(() =>
        {
            lock (gate)
                planned.Remove(one);
        });
    }

    private sealed class Planned(string method, Fault fault, long? chatId)
    {
        public Fault Fault => fault;

        public int Left { get; set; }

        public bool Concerns(ApiCall call) =>
            (method == "*" || method.Equals(call.Method, StringComparison.OrdinalIgnoreCase)) && (chatId is null || call.ChatId == chatId);
    }

    private sealed class Undo(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
