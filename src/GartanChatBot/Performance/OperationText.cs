namespace GartanChatBot.Performance;

/// <summary>Readable names of operations.</summary>
internal static class OperationText
{
    public static string Of(string operation) => operation.Split(' ', 2) switch
    {
        ["scrape", "fetch"] => "fetching a page",
        ["scrape", "parse"] => "parsing",
        ["scrape", "compare"] => "comparing a page",
        ["scrape", "store"] => "storing the pages of a scrape",
        ["scrape", "assess"] => "looking for shortages",
        ["scrape", "pass"] => "a whole scrape",
        ["command", var name] => $"/{name}",
        ["store", "file.commit"] => "a commit",
        ["store", var name] => $"the query {name}",
        ["delivery", var way] => $"a message by {way}",
        ["job", "timeline"] => "building a timeline",
        [_, var name] => name,
        _ => operation,
    };
}
