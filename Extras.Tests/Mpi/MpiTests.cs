using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Extras.Tests.Mpi;

/// <summary>Trainings that Open MPI and MPICH start, with up to four ranks.</summary>
[Trait("Category", "Long")]
public sealed partial class MpiTests : IDisposable
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(10);
    private static readonly Lazy<string> OneProcess = new(MpiProgram.HashOfOneProcess);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void One_to_four_ranks_of_Open_MPI_come_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.OpenMpi, MpiProgram.Train, OneProcess.Value);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void One_to_four_ranks_of_MPICH_come_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.Mpich, MpiProgram.Train, OneProcess.Value);

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Ranks_of_Open_MPI_train_a_LeNet_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.OpenMpi, MpiProgram.Images, MpiProgram.HashOfImagesOfOneProcess());

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Ranks_of_MPICH_train_a_LeNet_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.Mpich, MpiProgram.Images, MpiProgram.HashOfImagesOfOneProcess());

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Gradients_that_Open_MPI_exchanges_in_parts_come_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.OpenMpi, MpiProgram.Wide, MpiProgram.HashOfWideOfOneProcess());

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Gradients_that_MPICH_exchanges_in_parts_come_to_the_bits_of_one_process() =>
        EveryNumberOfRanks(MpiFactAttribute.Mpich, MpiProgram.Wide, MpiProgram.HashOfWideOfOneProcess());

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void A_killed_rank_of_Open_MPI_ends_all_and_any_number_goes_on() => Kill(MpiFactAttribute.OpenMpi);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void A_killed_rank_of_MPICH_ends_all_and_any_number_goes_on() => Kill(MpiFactAttribute.Mpich);

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void A_rank_of_Open_MPI_that_throws_ends_all() => Fails(
        MpiFactAttribute.OpenMpi, MpiProgram.Throws, "Rank 1 of 3 failed: System.NotSupportedException: the disk is on fire");

    [MpiFact(MpiFactAttribute.Mpich)]
    public void A_rank_of_MPICH_that_throws_ends_all() => Fails(
        MpiFactAttribute.Mpich, MpiProgram.Throws, "Rank 1 of 3 failed: System.NotSupportedException: the disk is on fire");

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void A_rank_of_Open_MPI_that_throws_outside_of_a_training_ends_all() => Fails(
        MpiFactAttribute.OpenMpi, MpiProgram.ThrowsOutside, "Rank 1 of 3 failed: System.NotSupportedException: the disk is on fire");

    [MpiFact(MpiFactAttribute.Mpich)]
    public void A_rank_of_MPICH_that_throws_outside_of_a_training_ends_all() => Fails(
        MpiFactAttribute.Mpich, MpiProgram.ThrowsOutside, "Rank 1 of 3 failed: System.NotSupportedException: the disk is on fire");

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Other_data_on_one_rank_of_Open_MPI_are_an_error_on_all() => OtherData(MpiFactAttribute.OpenMpi);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Other_data_on_one_rank_of_MPICH_are_an_error_on_all() => OtherData(MpiFactAttribute.Mpich);

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Without_the_library_of_Open_MPI_every_rank_says_what_to_install() => NoLibrary(MpiFactAttribute.OpenMpi);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Without_the_library_of_MPICH_every_rank_says_what_to_install() => NoLibrary(MpiFactAttribute.Mpich);

    /// <summary>Debian has both side by side; with the wrong one each process would be a group of one.</summary>
    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void The_library_of_another_launcher_is_an_error()
    {
        using var run = MpiRun.Start(MpiFactAttribute.OpenMpi, 2, [MpiProgram.Train], ("NETGEN_MPI", "libmpich.so.12"));
        run.WaitForEnd(TimeToFail);

        Assert.NotEqual(0, run.ExitCode);
        if (!run.Error.Contains("cannot be loaded", StringComparison.Ordinal))
        {
            Assert.Contains("mpirun of Open MPI started 2 processes, but libmpich.so.12", run.Error, StringComparison.Ordinal);
        }
    }

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Steps_of_Open_MPI_send_what_the_formula_says_and_allocate_nothing()
    {
        Measure(MpiFactAttribute.OpenMpi, MpiProgram.Meter, RankedClassifier.Description, parts: 1);
        Measure(MpiFactAttribute.OpenMpi, MpiProgram.MeterWide, RankedWide.Description, parts: 3);
    }

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Steps_of_MPICH_send_what_the_formula_says_and_allocate_nothing()
    {
        Measure(MpiFactAttribute.Mpich, MpiProgram.Meter, RankedClassifier.Description, parts: 1);
        Measure(MpiFactAttribute.Mpich, MpiProgram.MeterWide, RankedWide.Description, parts: 3);
    }

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void A_null_reference_is_an_exception_beside_Open_MPI() => Assert.Equal(
        ["caught", "caught"], MpiRun.Complete(MpiFactAttribute.OpenMpi, 2, MpiProgram.Signals).Output);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void A_null_reference_is_an_exception_beside_MPICH() => Assert.Equal(
        ["caught", "caught"], MpiRun.Complete(MpiFactAttribute.Mpich, 2, MpiProgram.Signals).Output);

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Ranks_of_Open_MPI_share_the_trials_of_a_sweep_also_where_one_is_killed() => Sweep(MpiFactAttribute.OpenMpi);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Ranks_of_MPICH_share_the_trials_of_a_sweep_also_where_one_is_killed() => Sweep(MpiFactAttribute.Mpich);

    private void Sweep(string launcher)
    {
        string whole = Folder("whole"), killed = Folder("killed");
        using var complete = MpiRun.Complete(launcher, 2, MpiProgram.Sweep, whole);
        using (var run = MpiRun.Start(launcher, 2, [MpiProgram.Sweep, killed]))
        {
            run.WaitUntil(() => run.Processes.Length >= 3, "the ranks train");
            MpiRun.Kill(run.Processes[0]);
            run.WaitForEnd(TimeToFail);
            Assert.NotEqual(0, run.ExitCode);
        }

        int left = 12 - Directory.GetFiles(killed, "*.json").Length;
        using var resumed = MpiRun.Complete(launcher, 3, MpiProgram.Sweep, killed);

        Assert.Equal(12, complete.Processes.Length);
        Assert.Equal(2, complete.Processes.Distinct().Count());
        Assert.Equal(left, resumed.Processes.Length);
        Assert.Equal(Networks(whole), Networks(killed));

        static string[] Networks(string folder) =>
            [.. Enumerable.Range(0, 12).Select(trial => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, FormattableString.Invariant($"trial-{trial:0000}.safetensors")))))];
    }

    private static void EveryNumberOfRanks(string launcher, string mode, string expected)
    {
        for (int ranks = 1; ranks <= 4; ranks++)
        {
            using var run = MpiRun.Complete(launcher, ranks, mode);

            Assert.Equal(expected, run.Weights);
        }
    }

    /// <summary>Once in the ordinary run and 20 times in full (<c>NETGEN_TEST_SCALE</c>).</summary>
    private void Kill(string launcher)
    {
        string whole = Folder("whole");
        using var complete = MpiRun.Complete(launcher, 2, MpiProgram.Long, whole);
        for (int time = 0; time < TestScale.Count(small: 1, full: 20); time++)
        {
            string killed = Folder(FormattableString.Invariant($"killed{time}"));
            using (var run = MpiRun.Start(launcher, 3, [MpiProgram.Long, killed]))
            {
                run.WaitUntil(() => run.Processes.Length == 3 && Checkpoint.Exists(Path.Combine(killed, "run.checkpoint")), "the ranks train");
                int[] ranks = run.Processes;
                MpiRun.Kill(ranks[time % 3]);
                run.WaitForEnd(TimeToFail);

                Assert.NotEqual(0, run.ExitCode);
                Assert.True(
                    SpinWait.SpinUntil(() => ranks.All(rank => !Directory.Exists(FormattableString.Invariant($"/proc/{rank}"))), TimeToFail),
                    "A process stays.");
                Assert.DoesNotContain(run.Output, line => line.StartsWith(MpiProgram.Hash, StringComparison.Ordinal));
            }

            using var resumed = MpiRun.Complete(launcher, 1 + (time % 4), MpiProgram.Long, killed);
            Assert.Equal(complete.Weights, resumed.Weights);
        }
    }

    private string Folder(string name) => Directory.CreateDirectory(folder.File(name)).FullName;

    private static MpiRun Fails(string launcher, string mode, params string[] messages)
    {
        using var run = MpiRun.Start(launcher, 3, [mode]);
        run.WaitForEnd(TimeToFail);

        Assert.NotEqual(0, run.ExitCode);
        Assert.All(messages, message => Assert.Contains(message, run.Error, StringComparison.Ordinal));
        return run;
    }

    private static void OtherData(string launcher) => Fails(
        launcher,
        MpiProgram.OtherData,
        [.. Enumerable.Range(0, 3).Select(rank => $"Rank {rank} of 3 failed: System.InvalidOperationException: The ranks are not about to train the same: the training data differs, it is '1001 rows")]);

    private static void NoLibrary(string launcher)
    {
        using var run = MpiRun.Start(launcher, 3, [MpiProgram.Train], ("NETGEN_MPI", "libnowhere.so"));
        run.WaitForEnd(TimeToFail);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(3, Regex.Count(run.Error, @"^mpirun of .* started this process, but none of its libraries can be loaded \(libnowhere.so\)\. Install it", RegexOptions.Multiline));
    }

    private static void Measure(string launcher, string mode, NetworkDescription network, int parts)
    {
        foreach (int ranks in new[] { 2, 4 })
        {
            using var run = MpiRun.Complete(launcher, ranks, mode);
            var lines = run.Output.Select(line => Line.Match(line)).Where(match => match.Success).ToArray();

            // 2·P·(R − 1)/R floats; the slices of parts are whole cache lines; beside them each rank tells the losses of its shards, and whether it stops.
            int values = network.ParameterStorage;
            long formula = (2L * values * sizeof(float) * (ranks - 1) / ranks) + (2 * 64 * parts * (ranks - 1))
                + ((ranks - 1) * ((8 / ranks * sizeof(double)) + 1));
            Assert.Equal(ranks, lines.Length);
            Assert.All(lines, line => Assert.InRange(Number(line.Groups[1]), 1, formula));
            Assert.All(lines, line => Assert.Equal(0, Number(line.Groups[2])));
        }
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^rank \d sent (\d+) allocated (\d+)$")]
    private static partial Regex Line { get; }
}
