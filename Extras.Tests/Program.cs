using NetGen.Extras.Tests.Mpi;

namespace NetGen.Extras.Tests;

/// <summary>The tests are a program, too, which launchers of MPI start.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => MpiProgram.Run(arguments);
}
