using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

public sealed class RentApiTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly HttpClient client = new();
    private WebApplication? app;

    private string ModelPath => Path.Combine(folder, "rents.safetensors");

    public async Task InitializeAsync()
    {
        app = RentApi.Create(["--urls=http://127.0.0.1:0", $"--model={ModelPath}", "--reloadSeconds=0.01"]);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_predicts_a_rent()
    {
        float rent = await Predict(new { district = "North", area = 70, rooms = 3 });

        // The made-up flats of the training: 200 + 10 · 70, ±40.
        Assert.InRange(rent, 800, 1000);
    }

    [Fact]
    public async Task An_unknown_district_is_a_wrong_request()
    {
        var response = await client.PostAsJsonAsync("/predict", new { district = "South", area = 70, rooms = 3 });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("South", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task It_says_that_it_is_well() => Assert.Equal("Healthy", await client.GetStringAsync("/health"));

    [Fact]
    public async Task A_damaged_file_leaves_the_network_as_it_is()
    {
        float before = await Predict(new { district = "West", area = 40, rooms = 2 });
        await File.WriteAllTextAsync(ModelPath, "damaged");
        while (await client.GetStringAsync("/health") != "Degraded")
        {
            await Task.Delay(10);
        }

        Assert.Equal(before, await Predict(new { district = "West", area = 40, rooms = 2 }));
    }

    [Fact]
    public async Task Concurrent_requests_with_reloads_all_get_the_same_answer()
    {
        var flat = new { district = "Centre", area = 90, rooms = 4 };
        var reloader = app!.Services.GetRequiredService<ModelReloader>();
        float expected = await Predict(flat);
        byte[] file = await File.ReadAllBytesAsync(ModelPath);
        using var enough = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested || reloader.Reloads < 3)
            {
                // Moved into place, so that no half of a file is ever read.
                await File.WriteAllBytesAsync(ModelPath + ".new", file);
                File.Move(ModelPath + ".new", ModelPath, overwrite: true);
                await Task.Delay(5);
            }
        });

        float[] answers = await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => Predict(flat)));
        await enough.CancelAsync();
        await writer;

        Assert.Equal([expected], answers.Distinct());
    }

    private async Task<float> Predict(object flat)
    {
        var response = await client.PostAsJsonAsync("/predict", flat);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Prediction>())!.Rent;
    }
}
