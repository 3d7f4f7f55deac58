using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>The functions of MPI that are needed, of whatever library is there.</summary>
/// <remarks>
/// Handles are passed as native integers: those of MPICH are 32-bit numbers, and every calling convention of a 64-bit machine passes these in the low half of
/// the same register.
/// </remarks>
internal sealed unsafe class MpiLibrary
{
    /// <summary>The variable that may name the library's file.</summary>
    public const string Variable = "NETGEN_MPI";

    private const int ThreadSerialized = 2;

    // A status has 20 to 32 bytes, by the library.
    private const int LargestStatus = 128;
    private const int LongestText = 16384;

    // 50 µs: what others would do with so short a time is less than to come back takes.
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly nint handle;
    private readonly nint world;
    private readonly nint bytes;
    private readonly nint inPlace;

    // An address for what is empty.
    private readonly byte* nothing = (byte*)NativeMemory.Alloc(2);
    private readonly delegate* unmanaged[Cdecl]<nint, int, int> abort;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, int> barrier;
    private readonly delegate* unmanaged[Cdecl]<void*, int*, int*, nint, void*, int*, int*, nint, nint, nint*, int> allToAll;
    private readonly delegate* unmanaged[Cdecl]<void*, int, nint, void*, int*, int*, nint, nint, nint*, int> allGather;
    private readonly delegate* unmanaged[Cdecl]<nint*, int*, void*, int> test;

    private MpiLibrary(string path, nint handle)
    {
        Path = path;
        this.handle = handle;
        Version = ReadVersion();
        Kind = NativeLibrary.TryGetExport(handle, "ompi_mpi_comm_world", out nint openWorld) ? MpiKind.OpenMpi
            : path.Contains("mpi_abi", StringComparison.OrdinalIgnoreCase) ? MpiKind.Standard
            : MpiKind.Mpich;
        (world, bytes, inPlace) = Kind switch
        {
            MpiKind.OpenMpi => (openWorld, NativeLibrary.GetExport(handle, "ompi_mpi_byte"), 1),
            MpiKind.Standard => (0x101, 0x247, 1),
            _ => (0x44000000, 0x4c00010d, -1),
        };
        abort = (delegate* unmanaged[Cdecl]<nint, int, int>)Function("MPI_Abort");
        barrier = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Function("MPI_Ibarrier");
        allToAll = (delegate* unmanaged[Cdecl]<void*, int*, int*, nint, void*, int*, int*, nint, nint, nint*, int>)Function("MPI_Ialltoallv");
        allGather = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int*, int*, nint, nint, nint*, int>)Function("MPI_Iallgatherv");
        test = (delegate* unmanaged[Cdecl]<nint*, int*, void*, int>)Function("MPI_Test");
    }

    /// <summary>The file that was loaded.</summary>
    public string Path { get; }

    /// <summary>What the library says that it is, in one line.</summary>
    public string Version { get; }

    public MpiKind Kind { get; }

    /// <summary>Loads the library that a launcher belongs to.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static MpiLibrary Load(Launcher launcher)
    {
        string[] names = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : [.. NamesOf(launcher.Kind)];
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                return new MpiLibrary(name, handle);
            }
        }

        throw new DllNotFoundException(
            $"{launcher.Name} started this process, but none of its libraries can be loaded ({string.Join(", ", names)}). Install it (Debian and Ubuntu: "
            + $"{(launcher.Kind == MpiKind.Mpich ? "apt-get install libmpich12" : "apt-get install libopenmpi3")}), or name its file in the variable {Variable}.");
    }

    /// <summary>Starts MPI in this process; gives its rank and the number of ranks.</summary>
    public (int Rank, int Size) Start()
    {
        int given, rank, size;
        var start = (delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int>)Function("MPI_Init_thread");
        var rankOf = (delegate* unmanaged[Cdecl]<nint, int*, int>)Function("MPI_Comm_rank");
        var sizeOf = (delegate* unmanaged[Cdecl]<nint, int*, int>)Function("MPI_Comm_size");

        // A library that gives less serves the thread that starts it.
        Check(start(null, null, ThreadSerialized, &given), "MPI_Init_thread");
        Check(rankOf(world, &rank), "MPI_Comm_rank");
        Check(sizeOf(world, &size), "MPI_Comm_size");
        return (rank, size);
    }

    /// <summary>Waits for all ranks.</summary>
    public void Barrier()
    {
        nint request = 0;
        Check(barrier(world, &request), "MPI_Ibarrier");
        Wait(ref request);
    }

    /// <summary>Each rank sends each rank some bytes. All memory is pinned until the request is done.</summary>
    public nint BeginAllToAll(
        byte* send, ReadOnlySpan<int> sendCounts, ReadOnlySpan<int> sendStarts, byte* receive, ReadOnlySpan<int> receiveCounts, ReadOnlySpan<int> receiveStarts)
    {
        nint request = 0;
        fixed (int* fromCounts = sendCounts, fromStarts = sendStarts, toCounts = receiveCounts, toStarts = receiveStarts)
        {
            // MPICH takes two empty buffers at no address for one and the same.
            byte* from = send is null ? nothing : send, to = receive is null ? nothing + 1 : receive;
            Check(allToAll(from, fromCounts, fromStarts, bytes, to, toCounts, toStarts, bytes, world, &request), "MPI_Ialltoallv");
        }

        return request;
    }

    /// <summary>All ranks get the bytes of each; those of this rank are in their place. All memory is pinned until the request is done.</summary>
    public nint BeginAllGather(byte* parts, ReadOnlySpan<int> counts, ReadOnlySpan<int> starts)
    {
        nint request = 0;
        fixed (int* partCounts = counts, partStarts = starts)
        {
            Check(allGather((void*)inPlace, 0, bytes, parts, partCounts, partStarts, bytes, world, &request), "MPI_Iallgatherv");
        }

        return request;
    }

    /// <summary>Lets all requests go on; returns whether this one is done.</summary>
    public bool Test(ref nint request)
    {
        byte* status = stackalloc byte[LargestStatus];
        int isDone;
        fixed (nint* tested = &request)
        {
            Check(test(tested, &isDone, status), "MPI_Test");
        }

        return isDone != 0;
    }

    /// <summary>
    /// Waits until a request is done; where it takes long, others have the processor meanwhile. The calls of MPI that wait by themselves keep it: with more
    /// ranks than processors each of them takes a whole time slice.
    /// </summary>
    public void Wait(ref nint request)
    {
        long begin = Stopwatch.GetTimestamp();
        while (!Test(ref request))
        {
            if (Stopwatch.GetTimestamp() - begin > SpinTicks)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Ends all ranks; does not return.</summary>
    public void Abort(int exitCode) => _ = abort(world, exitCode);

    /// <summary>Ends MPI in this process, once all ranks do.</summary>
    public void End() => Check(((delegate* unmanaged[Cdecl]<int>)Function("MPI_Finalize"))(), "MPI_Finalize");

    private static IEnumerable<string> NamesOf(MpiKind kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return ["msmpi.dll", "impi.dll"];
        }

        if (OperatingSystem.IsMacOS())
        {
            string[] open = ["libmpi.40.dylib"], mpich = ["libmpi.12.dylib", "libmpich.12.dylib"];
            return [.. kind == MpiKind.Mpich ? mpich : kind == MpiKind.OpenMpi ? open : [.. open, .. mpich], "libmpi_abi.0.dylib", "libmpi.dylib"];
        }

        // Debian calls MPICH's library by its name, since Open MPI's has the usual one; elsewhere the number tells them apart.
        string[] openMpi = ["libmpi.so.40", "libmpi.so.80"], ofMpich = ["libmpich.so.12", "libmpi.so.12"];
        return [.. kind == MpiKind.Mpich ? ofMpich : kind == MpiKind.OpenMpi ? openMpi : [.. openMpi, .. ofMpich], "libmpi_abi.so.0", "libmpi.so"];
    }

    private void* Function(string name) => NativeLibrary.TryGetExport(handle, name, out nint function)
        ? (void*)function
        : throw new EntryPointNotFoundException($"{Path} has no function {name}: it is no library of MPI. Name one in the variable {Variable}.");

    private string ReadVersion()
    {
        byte* text = stackalloc byte[LongestText];
        int length;
        Check(((delegate* unmanaged[Cdecl]<byte*, int*, int>)Function("MPI_Get_library_version"))(text, &length), "MPI_Get_library_version");
        string version = Encoding.UTF8.GetString(text, Math.Clamp(length, 0, LongestText));
        return version.Split('\n', ',')[0].Replace('\t', ' ').Trim('\0', ' ');
    }

    // MPI ends the process where a call fails, unless it is told otherwise; this is for libraries that were.
    private void Check(int error, string function)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"{function} of {Path} failed with the error {error}.");
        }
    }
}
