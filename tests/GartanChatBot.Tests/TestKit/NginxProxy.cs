using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GartanChatBot.Tests.TestKit;

/// <summary>Debian's nginx with the example of <c>config/</c>: only port, bot and certificate are the test's own.</summary>
internal sealed class NginxProxy : IAsyncDisposable
{
    private const string Subject = "CN=board.example.org";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gartan-nginx-");
    private Process? process;

    private NginxProxy()
    {
    }

    public Uri Address { get; private set; } = new("https://board.example.org/");

    /// <summary>Comes from an address of its own, and takes the certificate of the test, which nobody has signed.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler
    {
        UseCookies = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == Subject },
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = Address };

    public static async Task<NginxProxy> StartAsync(Uri bot)
    {
        var program = Tool.Find("nginx", "apt-get install nginx");
        var proxy = new NginxProxy();
        var port = FreePort();
        proxy.Address = new($"https://board.example.org:{port}/");
        proxy.WriteCertificate();
        await proxy.ConfigureAsync(bot, port);

        proxy.process = Process.Start(
            new ProcessStartInfo(
                program, ["-p", proxy.folder.FullName, "-c", proxy.In("nginx.conf"), "-e", proxy.In("error.log"), "-g", "daemon off;"])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        await proxy.ListensAsync(port);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private async Task ConfigureAsync(Uri bot, int port)
    {
        var example = await File.ReadAllTextAsync(
            Path.Combine(BotHarness.ConfigFolder, "nginx.conf"), TestContext.Current.CancellationToken);
        var server = Replaced(example, "listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;");
        server = Replaced(server, "/etc/ssl/certs/board.example.org.pem", In("board.pem"));
        server = Replaced(server, "/etc/ssl/private/board.example.org.key", In("board.key"));
        server = Replaced(server, "http://127.0.0.1:8080;", $"{bot.GetLeftPart(UriPartial.Authority)};");

        await File.WriteAllTextAsync(In("server.conf"), server, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            In("nginx.conf"),
            $$"""
            pid {{In("nginx.pid")}};
            worker_processes 1;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path {{In("body")}};
                proxy_temp_path {{In("proxy")}};
                fastcgi_temp_path {{In("fastcgi")}};
                uwsgi_temp_path {{In("uwsgi")}};
                scgi_temp_path {{In("scgi")}};
                include {{In("server.conf")}};
            }
            """,
            TestContext.Current.CancellationToken);
    }

    private static string Replaced(string text, string example, string own)
    {
        text.ShouldContain(example);
        return text.Replace(example, own, StringComparison.Ordinal);
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(120));
        File.WriteAllText(In("board.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(In("board.key"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>nginx says nothing when it is ready: its port is tried until it opens.</summary>
    private async Task ListensAsync(int port)
    {
        while (true)
        {
            process!.HasExited.ShouldBeFalse(process.HasExited ? await process.StandardError.ReadToEndAsync(CancellationToken.None) : "");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
