using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>One thing wrong with a body. Discord lets pass what is tolerated; we do not.</summary>
internal sealed record Finding(string Path, string Code, string Message, bool Tolerated);

/// <summary>Everything wrong with one body.</summary>
internal sealed class Findings
{
    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public bool Refused => all.Exists(finding => !finding.Tolerated);

    public void Add(string path, string code, string message) => all.Add(new(path, code, message, Tolerated: false));

    public void Tolerate(string path, string message) => all.Add(new(path, "", message, Tolerated: true));

    /// <summary>As Discord says it: a tree by field and index, its leaves hold "_errors".</summary>
    public JsonObject ToErrors()
    {
        var root = new JsonObject();
        foreach (var finding in all.Where(finding => !finding.Tolerated))
        {
            var node = root;
            foreach (var step in finding.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                node[step] ??= new JsonObject();
                node = node[step]!.AsObject();
            }

            node["_errors"] ??= new JsonArray();
            node["_errors"]!.AsArray().Add(new JsonObject { ["code"] = finding.Code, ["message"] = finding.Message });
        }

        return root;
    }
}
