using System.Globalization;
using NetGen.Runtime.Tests.Infrastructure;
using NetGen.Runtime.Tests.Training.Checkpoints.Child;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Trainings in processes of their own that end badly, and what is left of them.</summary>
/// <remarks>Processes are killed 8 times in the ordinary run and 200 times in full (<c>NETGEN_TEST_SCALE</c>).</remarks>
[Trait("Category", "Long")]
public sealed class KilledTrainingTests : IDisposable
{
    // A training has 450 batches.
    private const int MostBatches = 150, MostSpins = 100_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-killed-");

    private string Checkpoints => ChildTraining.CheckpointIn(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_training_killed_at_any_moment_goes_on_to_the_same_bits()
    {
        string expected = RunToTheEnd();
        var random = new Random(1);
        int kills = TestScale.Count(small: 8, full: 200), killed = 0;
        while (killed < kills)
        {
            Clear();
            killed += KillUntilTheEnd(expected, random, kills - killed);
        }

        Assert.Equal(kills, killed);
    }

    [UnixFact]
    public void The_cancel_key_ends_after_the_running_batch_with_a_checkpoint()
    {
        using var child = ChildProcess.Start(ChildTraining.Cancellable, folder.FullName);
        child.WaitForBegin();

        child.PressCancelKey();
        child.WaitFor(ChildTraining.CancelsTraining);
        string[] output = child.WaitForEnd();

        Assert.Equal(0, child.ExitCode);
        string[] words = Assert.Single(output).Split(' ');
        Assert.Equal("Cancelled", words[0]);
        Assert.Equal("3", words[1]);
        Assert.Equal(words[1], ChildTraining.Create(folder.FullName).Resume(Checkpoints).Step.ToString(CultureInfo.InvariantCulture));
    }

    [UnixFact]
    public void A_second_cancel_key_ends_at_once()
    {
        using var child = ChildProcess.Start(ChildTraining.Stuck, folder.FullName);
        child.WaitForBegin();

        child.PressCancelKey();
        child.WaitFor(ChildTraining.CancelsTraining);
        child.PressCancelKey();
        child.WaitForEnd();

        Assert.NotEqual(0, child.ExitCode);
        Assert.False(Checkpoint.Exists(Checkpoints));
    }

    [UnixFact]
    public void A_full_disk_ends_the_training_with_a_clear_error()
    {
        using var child = ChildProcess.StartWithFullDisk(ChildTraining.ToTheEnd, folder.FullName, kilobytes: 64);

        child.WaitForEnd();

        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains($"System.IO.IOException: The checkpoint '{Checkpoints}' cannot be written; the earlier ones are intact. ", child.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.FullName, "run*"));
    }

    [UnixFact]
    public void A_full_disk_is_told_and_the_training_goes_on_with_the_old_checkpoint_whole()
    {
        using (var first = ChildProcess.Start(ChildTraining.Cancellable, folder.FullName))
        {
            first.WaitForBegin();
            first.PressCancelKey();
            first.WaitForEnd();
        }

        string[] before = Directory.GetFiles(folder.FullName, "run*");
        byte[] content = File.ReadAllBytes(Assert.Single(before));
        using var child = ChildProcess.StartWithFullDisk(ChildTraining.GoesOnWithoutDisk, folder.FullName, kilobytes: 64);

        string[] output = child.WaitForEnd();

        Assert.True(child.ExitCode == 0, child.Error);
        Assert.StartsWith("EpochLimit 450 ", output[^1], StringComparison.Ordinal);
        Assert.Contains(output, line => line.StartsWith($"The checkpoint '{Checkpoints}' cannot be written; the earlier ones are intact. ", StringComparison.Ordinal));
        Assert.Equal(before, Directory.GetFiles(folder.FullName, "run*"));
        Assert.Equal(content, File.ReadAllBytes(before[0]));
    }

    /// <summary>Without room the first line fails, with some a later one: the failure is thrown itself, the file is closed, and all of its lines are whole.</summary>
    [UnixTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_log_on_a_full_disk_is_closed_and_ends_with_a_whole_line(int kilobytes)
    {
        using var child = ChildProcess.StartWithFullDisk(ChildTraining.LogsWithoutDisk, folder.FullName, kilobytes);

        string[] output = child.WaitForEnd();

        Assert.True(child.ExitCode == 0, child.Error);
        Assert.Equal(["IOException closed", "IOException closed"], output);
        string[] logs = [.. Directory.GetFiles(folder.FullName, "log.*").Select(File.ReadAllText)];
        Assert.Equal(2, logs.Length);
        Assert.All(logs, log => Assert.True(log.Length == 0 || log.EndsWith('\n'), log));
        Assert.All(logs, log => Assert.Equal(kilobytes == 0, log.Length == 0));
    }

    private string RunToTheEnd()
    {
        using var child = ChildProcess.Start(ChildTraining.ToTheEnd, folder.FullName);
        child.WaitForBegin();
        return child.WaitForEnd()[^1];
    }

    /// <summary>Kills one training again and again until it comes to its end; gives how often.</summary>
    private int KillUntilTheEnd(string expected, Random random, int most)
    {
        long lastStep = 0;
        for (int killed = 0; killed < most; killed++)
        {
            using var child = ChildProcess.Start(ChildTraining.ToTheEnd, folder.FullName);
            child.WaitForBegin();
            string? line = ChildTraining.Begun;
            for (int batches = random.Next(MostBatches); batches > 0 && (line == ChildTraining.Batch || line == ChildTraining.Begun); batches--)
            {
                line = child.ReadLine();
            }

            if (line != ChildTraining.Batch && line != ChildTraining.Begun)
            {
                Assert.Equal(expected, line);
                return killed;
            }

            // Somewhere in the batch that follows, or in its checkpoint.
            Thread.SpinWait(random.Next(MostSpins));
            child.Kill();
            lastStep = StepOfNewest(lastStep);
        }

        Assert.Equal(expected, RunToTheEnd());
        return most;
    }

    /// <summary>The newest file is whole, whenever the process was killed, and no older than the one before.</summary>
    private long StepOfNewest(long before)
    {
        if (!Checkpoint.Exists(Checkpoints))
        {
            Assert.Equal(0, before);
            return 0;
        }

        var report = ChildTraining.Create(folder.FullName).Resume(Checkpoints);
        Assert.Empty(report.Warnings);
        Assert.InRange(report.Step, before, long.MaxValue);
        return report.Step;
    }

    private void Clear()
    {
        foreach (var file in folder.GetFiles())
        {
            file.Delete();
        }
    }
}
