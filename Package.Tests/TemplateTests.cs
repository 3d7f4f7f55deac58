using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>Projects made by <c>dotnet new</c> from the packed templates.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class TemplateTests(PackedPackage package)
{
    // Only for a service that never answers.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The tests of the service send 2,000 requests at once while the file is loaded again and again.</summary>
    [Theory]
    [InlineData("netgen")]
    [InlineData("netgen-api")]
    [InlineData("netgen-game")]
    public void A_project_builds_without_a_warning_and_passes_its_tests(string template)
    {
        using var workshop = new TemplateWorkshop(package);
        workshop.New(template, "-o", "My-Project", "--tests", "true");

        workshop.DotNet("build", "My-Project/Tests", "-warnaserror").Clean();
        var tests = workshop.DotNet("test", "My-Project/Tests", "--no-build").Clean();

        Assert.Contains("Passed!", tests.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_program_trains_saves_and_predicts()
    {
        using var workshop = new TemplateWorkshop(package);
        workshop.New("netgen", "-o", "Rents");
        Assert.False(Directory.Exists(Path.Combine(workshop.Folder, "Rents", "Tests")));

        Assert.Contains("saved rents.safetensors", workshop.DotNet("run", "--project", "Rents").Clean().Output, StringComparison.Ordinal);
        Assert.StartsWith("rent: ", workshop.DotNet("run", "--project", "Rents", "--no-build", "--", "predict", "62", "2", "3", "30").Clean().Lines[^1], StringComparison.Ordinal);
    }

    /// <summary>Install, new, run: and the service answers.</summary>
    [Fact]
    public async Task Three_commands_lead_to_a_first_prediction()
    {
        using var workshop = new TemplateWorkshop(package);
        workshop.New("netgen-api", "-o", "Rents");
        workshop.DotNet("build", "Rents").Clean();
        string address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(ProcessRunner.DotNet, ["run", "--no-build", "--project", "Rents", "--", "--urls", address])
        {
            WorkingDirectory = workshop.Folder,
            RedirectStandardOutput = true,
        };
        using var service = Process.Start(start)!;
        try
        {
            _ = service.StandardOutput.ReadToEndAsync();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            using var answer = await FirstAnswer(client, service);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rent").GetSingle() > 0);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
        }
    }

    private static async Task<HttpResponseMessage> FirstAnswer(HttpClient client, Process service)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                return await client.PostAsJsonAsync("/predict", new { district = "North", area = 70, rooms = 3 });
            }
            catch (HttpRequestException) when (!service.HasExited && watch.Elapsed < Limit)
            {
                // It does not listen yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
