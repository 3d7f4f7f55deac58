using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetGen;

/// <summary>The file that the network is loaded from, and how often to look whether it has changed.</summary>
public sealed record ModelFile(string Path, TimeSpan Interval);

/// <summary>
/// Loads the network's file again when it has changed. Requests are answered meanwhile, by the old weights or by the new ones. A file that cannot be
/// loaded leaves the network as it is; the health check tells.
/// </summary>
public sealed class ModelReloader(RentNetwork network, ModelFile file, ILogger<ModelReloader> log) : BackgroundService, IHealthCheck
{
    private volatile string? problem;
    private int reloads;

    /// <summary>How often the file was loaded again.</summary>
    public int Reloads => Volatile.Read(ref reloads);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(problem));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(file.Interval);
        var loaded = File.GetLastWriteTimeUtc(file.Path);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var written = File.GetLastWriteTimeUtc(file.Path);
            if (written != loaded)
            {
                loaded = written;
                Reload();
            }
        }
    }

    private void Reload()
    {
        try
        {
            network.Load(file.Path);
            problem = null;
            Interlocked.Increment(ref reloads);
            log.LogInformation("Loaded {Path}", file.Path);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            problem = wrong.Message;
            log.LogError(wrong, "Could not load {Path}", file.Path);
        }
    }
}
