namespace NetGen.Extras.Tests.Mpi;

/// <summary>What the environment tells of the launcher.</summary>
public class LauncherTests
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_LOCAL_SIZE=2 PMIX_RANK=1", "OpenMpi", 4)]
    [InlineData("PMI_SIZE=3 PMI_RANK=0 MPI_LOCALNRANKS=3", "Mpich", 3)]
    [InlineData("PMIX_RANK=1 SLURM_NTASKS=8", "Unknown", 8)]
    [InlineData("PMIX_RANK=1 SLURM_NTASKS=8 SLURM_STEP_NUM_TASKS=2", "Unknown", 2)]
    [InlineData("PMIX_RANK=0", "Unknown", null)]
    [InlineData("SLURM_NTASKS=8", null, null)]
    [InlineData("OMPI_COMM_WORLD_SIZE=many", null, null)]
    public void The_variables_of_a_launcher_say_its_library_and_its_ranks(string environment, string? kind, int? size)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);

        var launcher = Launcher.Find(variables.GetValueOrDefault);

        Assert.Equal(OperatingSystem.IsWindows() && kind == "Mpich" ? "MicrosoftMpi" : kind, launcher?.Kind.ToString());
        Assert.Equal(size, launcher?.Size);
    }

    [Fact]
    public void Alone_nothing_is_sent_and_nothing_is_aborted()
    {
        using var alone = new MpiGroup(null, rank: 0, size: 1, localSize: 1);
        byte[] part = [1, 2, 3];

        alone.Barrier();
        alone.AllGather(part, [3]);
        alone.AllToAll(part, [3], [], [0]);
        alone.Abort(new NotSupportedException());

        Assert.Equal([1, 2, 3], part);
        Assert.Equal((0, 1, 0L, null), (alone.Rank, alone.Size, alone.BytesSent, alone.Library));
    }

    [Fact]
    public void Parts_must_fit_their_counts()
    {
        var alone = new MpiGroup(null, rank: 0, size: 1, localSize: 1);

        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => alone.AllGather([1, 2], [3])).ParamName);
        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => alone.AllGather([1, 2], [1, 1])).ParamName);
        Assert.Equal("receiveCounts", Assert.Throws<ArgumentException>(() => alone.AllToAll([1], [1], [0], [1])).ParamName);
        alone.Dispose();
        Assert.Throws<ObjectDisposedException>(alone.Barrier);
    }
}
