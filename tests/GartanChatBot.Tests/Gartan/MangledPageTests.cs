using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.Gartan;

public partial class MangledPageTests
{
    private static readonly string[] Samples =
        ["K41-2026-06-09-hourly.html", "read-rgb-colours.html", "refuse-cut-short.html", "K41-2026-10-25-clock-change.html"];

    private static readonly string[] Splinters =
    [
        "<", ">", "\"", "'", "&", "&nbsp;", "&#x110000;", "&#99999999999;", "\0", "\uD800", "\u200B",
        "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "<?",
        "<style>", "<textarea>", "<plaintext>", "<svg>", "<select>", "<tr class=employee>", "<td class=schTD>", " colspan=3 ", "colspan=-1",
        "<caption>", "<tbody>", "</thead>", "O", "0", "<br>", "=", "/", "rgb(", "#", ";", "style=",
    ];

    private static readonly Gen<Func<string, string>> Edits = Gen.OneOf(
        Gen.Select(Gen.Double.Unit, Gen.Int[1, 3], (at, length) => Edit(page => Cut(page, Place(page, at), length))),
        Gen.Select(Gen.Double.Unit, Gen.OneOf(Splinters), (at, splinter) => Edit(page => page.Insert(Place(page, at), splinter))),
        Gen.Select(Gen.Double.Unit, Gen.Int[0, 6], (at, bit) => Edit(page => Flip(page, Place(page, at), bit))));

    private static readonly Gen<Func<string, string>> RoughEdits = Gen.OneOf(
        Edits,
        Gen.Select(Gen.Double.Unit, Gen.Int[1, 20000], (at, length) => Edit(page => Cut(page, Place(page, at), length))),
        Gen.Select(Gen.Double.Unit, Gen.Double.Unit, (from, to) => Edit(page => page.Insert(Place(page, to), page[Place(page, from)..]))));

    [Fact]
    public void Never_throws_and_never_hangs() =>
        Gen.Select(Gen.OneOf(Samples), RoughEdits.Array[1, 8]).Sample(
            (name, edits) =>
            {
                var page = edits.Aggregate(Sample.Text(name), (text, edit) => edit(text));
                var watch = Stopwatch.StartNew();

                var reading = Sample.ReadText(page);

                (reading.Day is null).ShouldBe(reading.Refusal is not null);
                watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
            },
            iter: 2000);

    [Fact]
    public void Refuses_a_page_cut_anywhere_before_its_end() =>
        Gen.Select(Gen.OneOf(Samples), Gen.Double.Unit).Sample(
            (name, at) =>
            {
                var page = Sample.Text(name);
                var end = page.LastIndexOf("</table>", StringComparison.Ordinal);

                Sample.ReadText(page[..(int)(at * (end < 0 ? page.Length : end))]).IsRefused.ShouldBeTrue();
            },
            iter: 1000);

    /// <summary>
    /// A small damage may make anybody look off. It may make somebody look available only in the cell that it hit:
    /// where a cell loses its code, its class and its colour at once, nobody could tell.
    /// </summary>
    [Fact]
    public void Calls_nobody_available_who_was_off_wherever_the_damage_is()
    {
        var page = Sample.Text("K41-2026-06-09-hourly.html");
        var before = Sample.ReadText(page).Day.ShouldNotBeNull();
        var cells = CellsOf(page);

        Edits.Sample(
            edit =>
            {
                var mangled = edit(page);
                if (Sample.ReadText(mangled).Day is not { } day)
                    return;

                var damaged = page.AsSpan().CommonPrefixLength(mangled);
                foreach (var member in day.Members)
                {
                    var was = before.Members.FirstOrDefault(known => known.Name == member.Name);
                    var rosier = was is null ? SlotSet.Empty : member.Available.Except(was.Available);
                    for (var slot = 0; slot < day.SlotCount; slot++)
                        (rosier[slot] && !cells[(member.Name, slot / 4)].Contains(damaged)).ShouldBeFalse($"{member.Name} at {slot}");
                }
            },
            iter: 5000);
    }

    private static Dictionary<(string Name, int Hour), Span> CellsOf(string page)
    {
        var cells = new Dictionary<(string, int), Span>();
        foreach (Match row in EmployeeRow().Matches(page))
        {
            var hour = 0;
            foreach (Match cell in SlotCell().Matches(row.Value))
                cells[(row.Groups["name"].Value, hour++)] = new(row.Index + cell.Index, row.Index + cell.Index + cell.Length);
        }

        return cells;
    }

    private static Func<string, string> Edit(Func<string, string> edit) => edit;

    private static int Place(string page, double at) => (int)(at * (page.Length - 1));

    private static string Cut(string page, int at, int length) => page.Remove(at, Math.Min(length, page.Length - at));

    private static string Flip(string page, int at, int bit) =>
        string.Create(page.Length, (page, at, bit), static (characters, edit) =>
        {
            edit.page.CopyTo(characters);
            characters[edit.at] = (char)(characters[edit.at] ^ 1 << edit.bit);
        });

    [GeneratedRegex("<tr class=\"employee\"><td colspan=\"2\">(?<name>[^<]*)<[^\n]*</tr>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmployeeRow();

    [GeneratedRegex("<td class=\"schTD[^\n]*?</td>", RegexOptions.None, 1000)]
    private static partial Regex SlotCell();

    private readonly record struct Span(int Start, int End)
    {
        public bool Contains(int place) => place >= Start && place < End;
    }
}
