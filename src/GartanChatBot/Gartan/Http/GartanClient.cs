using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>Client of the rota site: returns the grid page of a station and day, or throws with the reason.</summary>
internal sealed partial class GartanClient(GartanSession session, GartanAddresses addresses, GartanOptions options)
{
    /// <summary>Accepted log-ins since the start.</summary>
    public int SignIns => session.SignIns;

    /// <summary>The unparsed HTML of the day's grid.</summary>
    /// <exception cref="GartanException">The page could not be fetched; stored readings are unchanged.</exception>
    public Task<string> GetGridAsync(GartanStation station, LocalDate date, CancellationToken cancellationToken) =>
        GetGridAsync(station, date, options.Body, cancellationToken);

    /// <inheritdoc cref="GetGridAsync(GartanStation, LocalDate, CancellationToken)"/>
    public async Task<string> GetGridAsync(
        GartanStation station, LocalDate date, RequestBody body, CancellationToken cancellationToken)
    {
        var page = await session.SendAsync(
            () => Ask(ScheduleQuery.For(station, date, options.ResolutionMinutes).ToBody(body)), cancellationToken);

        if (page.Status == HttpStatusCode.InternalServerError && ParameterNamedIn(page.Text) is { } parameter)
            throw new LayoutChangedException($"Gartan has changed: its GetSchedule rejects the parameter '{parameter}'.")
            {
                Status = page.Status,
            };

        page.ThrowIfDown();
        if (page.Status != HttpStatusCode.OK)
            throw new LayoutChangedException($"Gartan responded with the unexpected status {(int)page.Status}.");

        return ScheduleResponse.Unwrap(page.Text, out var refusal)
            ?? throw new LayoutChangedException(refusal.Sentence) { Reason = refusal.Reason };
    }

    /// <summary>Logs in unless already logged in.</summary>
    /// <exception cref="GartanException">The log-in failed.</exception>
    public Task SignInAsync(CancellationToken cancellationToken) => session.SignInAsync(cancellationToken);

    /// <summary>The stations that the account can see, as far as the page after the log-in names them.</summary>
    /// <exception cref="GartanException">We are not in, or the page did not come.</exception>
    public async Task<IReadOnlyList<GartanStation>> OfferedStationsAsync(CancellationToken cancellationToken)
    {
        var page = await session.SendAsync(() => new(HttpMethod.Get, addresses.Proof), cancellationToken);
        page.ThrowIfDown();
        return OfferedStations.On(page.Text);
    }

    private HttpRequestMessage Ask(byte[] query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, addresses.Schedule) { Content = new ByteArrayContent(query) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "UTF-8");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        request.Headers.Referrer = addresses.Data;
        return request;
    }

    /// <summary>The parameter that a failed page method names in its error; the rest of the error is ignored.</summary>
    private static string? ParameterNamedIn(string body)
    {
        try
        {
            using var failure = JsonDocument.Parse(body);
            return failure.RootElement.ValueKind == JsonValueKind.Object && failure.RootElement.TryGetProperty("Message", out var message)
                && ParameterName().Match(message.ToString()) is { Success: true } match ? match.Groups["name"].Value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"parameter:? '(?<name>\w{1,60})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
