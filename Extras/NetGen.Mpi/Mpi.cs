namespace NetGen;

/// <summary>Joins this process to those that MPI has started beside it.</summary>
public static class Mpi
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(3);
    private static int isStarted;

    /// <summary>
    /// Starts MPI where a launcher (<c>mpirun</c>, <c>mpiexec</c>, <c>srun</c>) has started this process; otherwise gives a group of this process alone, for
    /// which no library is needed.
    /// </summary>
    /// <remarks>
    /// <code>
    /// using var machines = Mpi.Start();
    /// var trainer = new Trainer&lt;DigitClassifier&gt;(network, new Adam()) { Shards = 8, Group = machines };
    /// </code>
    /// The variables that the launcher has set say which library it is (<c>OMPI_…</c>, <c>PMI_…</c>, <c>PMIX_…</c>); <c>NETGEN_MPI</c> may name another
    /// file. An exception that nobody catches ends all ranks. One that a program catches on one rank alone does not: it must call
    /// <see cref="RankGroup.Abort"/>, or the others wait for this rank.
    /// </remarks>
    /// <returns>The group; dispose of it at the end of the program.</returns>
    /// <exception cref="DllNotFoundException">There is a launcher, but its library cannot be loaded.</exception>
    /// <exception cref="InvalidOperationException">MPI was started before, or the library sees other processes than the launcher has started.</exception>
    public static MpiGroup Start()
    {
        if (Interlocked.Exchange(ref isStarted, 1) != 0)
        {
            throw new InvalidOperationException("MPI can be started once in a process.");
        }

        if (Launcher.Find() is not { } launcher)
        {
            return new MpiGroup(null, rank: 0, size: 1, localSize: 1);
        }

        try
        {
            return Join(launcher);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or InvalidOperationException)
        {
            // The launcher ends all processes with the first one, and the others have the same to say.
            Console.Error.WriteLine(failure.Message);
            Thread.Sleep(TimeToStart);
            throw;
        }
    }

    private static MpiGroup Join(Launcher launcher)
    {
        var handlers = SignalHandlers.Save();
        var library = MpiLibrary.Load(launcher);
        var (rank, size) = library.Start();
        handlers.Restore();
        return launcher.Size is null || launcher.Size == size
            ? new MpiGroup(library, rank, size, launcher.LocalSize ?? size)
            : throw new InvalidOperationException(
                $"{launcher.Name} started {launcher.Size} processes, but {library.Path} ({library.Version}) sees {size}: it is not the library of that "
                + "launcher. "
                + $"Start the program with the launcher of that library, or name the launcher's library in the variable {MpiLibrary.Variable}.");
    }
}
